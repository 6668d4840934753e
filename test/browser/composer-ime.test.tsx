/** Input methods, as Chromium's own plays them: what ends a word never sends a message. */
import { Composer } from 'deltakit/components';
import { expect, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { mount } from './mount';

const ENTER = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 } as const;
/** What Chromium sends for a key that the input method takes. */
const TAKEN = { ...ENTER, windowsVirtualKeyCode: 229 } as const;

async function stage() {
  const onSend = vi.fn();
  mount(<Composer status="idle" onSend={onSend} />);
  const field = page.getByRole('textbox', { name: 'Message' });
  await userEvent.click(field);
  return { onSend, field };
}

async function press(key: typeof ENTER | typeof TAKEN, text?: string) {
  await cdp().send('Input.dispatchKeyEvent', {
    type: text ? 'keyDown' : 'rawKeyDown',
    ...key,
    ...(text && { text }),
  });
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...ENTER });
}

test('Enter within a composition sends nothing; what was composed and then sent goes once', async () => {
  const { onSend, field } = await stage();
  const composing = vi.fn();
  field.element().addEventListener('keydown', (event) => composing((event as KeyboardEvent).isComposing));
  await cdp().send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await expect.element(field).toHaveValue('にほん');
  await press(ENTER);
  await press(TAKEN);
  // It was one, and not a key like any other.
  expect(composing.mock.calls).toEqual([[true], [true]]);
  expect(onSend).not.toHaveBeenCalled();
  await cdp().send('Input.insertText', { text: '日本' });
  await expect.element(field).toHaveValue('日本');
  await press(ENTER, '\r');
  expect(onSend.mock.calls).toEqual([['日本', []]]);
  await expect.element(field).toHaveValue('');
});

test('an Enter with the key code 229 behind the composition, as Safari has it, sends nothing', async () => {
  const { onSend, field } = await stage();
  await userEvent.keyboard('abc');
  const seen = vi.fn();
  field.element().addEventListener('keydown', (event) => {
    const { key, keyCode, isComposing } = event as KeyboardEvent;
    seen(key, keyCode, isComposing);
  });
  await press(TAKEN);
  expect(seen.mock.calls).toEqual([['Enter', 229, false]]);
  expect(onSend).not.toHaveBeenCalled();
  await expect.element(field).toHaveValue('abc');
});

test('a held Enter sends once, and leaves the next draft alone', async () => {
  const { onSend, field } = await stage();
  await userEvent.keyboard('abc');
  for (const autoRepeat of [false, true, true, true]) {
    await cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', ...ENTER, text: '\r', autoRepeat });
  }
  await userEvent.keyboard('next');
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', ...ENTER, text: '\r', autoRepeat: true });
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...ENTER });
  expect(onSend.mock.calls).toEqual([['abc', []]]);
  await expect.element(field).toHaveValue('next');
});
