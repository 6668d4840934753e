/** A suggestion in a real Chromium: where it stands, what Ctrl+Z takes back of it, and what an input method makes of it. */
import { useCompletion } from 'deltakit';
import { CompletionField } from 'deltakit/components';
import 'deltakit/styles.css';
import { createMockServer, text } from 'deltakit/mock';
import { expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { mount } from './mount';

const url = 'http://mock.local/api/chat/stream';
type Fetch = typeof globalThis.fetch;

interface Stage {
  written: string;
  /** What the server says to any prompt. */
  says: string;
  delayMs?: number;
  dir?: 'rtl';
}

function Field({ fetch, written, delayMs }: { fetch: Fetch; written: string; delayMs: number }) {
  const completion = useCompletion({ url, fetch });
  return <CompletionField completion={completion} defaultValue={written} delayMs={delayMs} />;
}

function stage({ written, says, delayMs = Infinity, dir }: Stage) {
  const prompts: string[] = [];
  const server = createMockServer({
    scenarios: {
      only: { title: 'Only', description: 'Says one thing.', steps: [text(says, 0), { finish: 'stop' }] },
    },
    scenario: 'only',
  });
  const fetch: Fetch = (input, init) => {
    prompts.push(JSON.parse(String(init?.body)).prompt);
    return server(input, init);
  };
  const { container } = mount(
    <div dir={dir} style={{ inlineSize: 320 }}>
      <Field fetch={fetch} written={written} delayMs={delayMs} />
    </div>,
  );
  const field = page.getByRole('textbox', { name: 'Text' });
  const isSuggested = (how: string) =>
    expect.poll(() => container.querySelector('[data-suggested]')).toHaveAttribute('data-suggested', how);
  /** Puts the caret behind what is written, and asks. */
  async function ask() {
    await userEvent.click(page.getByRole('button', { name: 'Suggest' }));
    await isSuggested('whole');
  }
  return { container, field, prompts, ask, isSuggested };
}

/** A line of text on the page, in pixels. */
interface Line {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The lines of what is written in the field, or of what is suggested behind it. */
async function readLines(of: 'TEXTAREA' | 'dk-completion-ghost'): Promise<Line[]> {
  // A text field has no ranges of its text: only the browser's tools know where that stands.
  const { domNodes, layoutTreeNodes } = await cdp().send('DOMSnapshot.getSnapshot', {
    computedStyleWhitelist: [],
    includeUserAgentShadowTree: true,
  });
  const parents = new Map(
    domNodes.flatMap((node, index) => (node.childNodeIndexes ?? []).map((child) => [child, index] as const)),
  );
  function isOf(index: number | undefined): boolean {
    const node = index === undefined ? undefined : domNodes[index];
    const names = [node?.nodeName, ...(node?.attributes ?? []).map(({ value }) => value)];
    return names.includes(of) || (index !== undefined && isOf(parents.get(index)));
  }
  const lines = new Map<number, Line>();
  for (const { domNodeIndex, inlineTextNodes = [] } of layoutTreeNodes) {
    if (!isOf(domNodeIndex)) continue;
    for (const { boundingBox: box } of inlineTextNodes) {
      // Where a line breaks there is a box too.
      if (box.width === 0) continue;
      const { left, right } = lines.get(box.y) ?? { left: Infinity, right: -Infinity };
      lines.set(box.y, {
        left: Math.min(left, box.x),
        right: Math.max(right, box.x + box.width),
        top: box.y,
        bottom: box.y + box.height,
      });
    }
  }
  return [...lines.values()].sort((one, other) => one.top - other.top);
}

test.each<Stage & { name: string; lines: number }>([
  { name: 'in a line', written: 'A river', says: ' delta.', lines: 1 },
  {
    name: 'in a line that wraps',
    written: 'A river delta',
    says: ' forms where a river meets the sea and loses its speed, and all that it carried settles.',
    lines: 3,
  },
  {
    name: 'in a word that goes on, and that no line holds',
    written: 'See https://',
    says: 'example.com/deltas'.repeat(4),
    lines: 3,
  },
  { name: 'in lines of its own', written: 'Made of:', says: '\n- sand\n\n- silt', lines: 2 },
  {
    name: 'from right to left',
    written: 'دلتا النهر',
    says: ' تتكوّن حيث يلتقي النهر بالبحر وتترسّب الرواسب التي حملها معه من الجبال.',
    dir: 'rtl',
    lines: 3,
  },
])('a suggestion stands where the text stands once accepted: $name', async ({ lines, ...given }) => {
  const { field, ask } = stage(given);
  await ask();
  const ghost = await readLines('dk-completion-ghost');
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue(given.written + given.says);
  const accepted = (await readLines('TEXTAREA')).slice(-lines);
  expect(ghost).toHaveLength(lines);
  const sides = (all: Line[]) =>
    all.flatMap(({ left, right, ...height }, index) => [
      ...Object.values(height),
      given.dir ? left : right,
      // The first of them begins behind what was written.
      ...(index > 0 ? [left, right] : []),
    ]);
  const there = sides(accepted);
  const off = sides(ghost).map((side, index) => Math.abs(side - (there[index] ?? Infinity)));
  expect(Math.max(...off)).toBeLessThan(1);
});

test('what Tab accepts, Ctrl+Z takes back: exactly what was written stands there', async () => {
  const { field, isSuggested } = stage({ written: '', says: ' delta forms.', delayMs: 0 });
  await userEvent.click(field);
  await userEvent.keyboard('A river');
  await isSuggested('whole');
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('A river delta forms.');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(field).toHaveValue('A river');
});

test('Tab leaves the field where nothing is suggested', async () => {
  const { field, prompts } = stage({ written: 'A river', says: ' delta.' });
  await userEvent.click(field);
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'Suggest' })).toHaveFocus();
  await expect.element(field).toHaveValue('A river');
  expect(prompts).toEqual([]);
});

const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const;

test('an input method accepts nothing, and only what it has ended with is asked for', async () => {
  const { field, prompts, isSuggested } = stage({ written: '', says: '川の三角州', delayMs: 0 });
  await userEvent.click(field);
  await cdp().send('Input.insertText', { text: '大' });
  await isSuggested('whole');
  await cdp().send('Input.imeSetComposition', { text: 'かわ', selectionStart: 2, selectionEnd: 2 });
  await expect.element(field).toHaveValue('大かわ');
  await isSuggested('none');
  // The input method takes it, to choose by.
  await cdp().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAB, windowsVirtualKeyCode: 229 });
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...TAB });
  await expect.element(field).toHaveValue('大かわ');
  expect(prompts).toEqual(['大']);
  await cdp().send('Input.insertText', { text: '河' });
  await expect.element(field).toHaveValue('大河');
  await isSuggested('whole');
  expect(prompts).toEqual(['大', '大河']);
});

test('a word under composition that the suggestion says keeps it, and no key of the input method takes it', async () => {
  const { container, field, prompts, isSuggested } = stage({ written: '大', says: '川の三角州', delayMs: 0 });
  const ghost = () => container.querySelector('[data-slot=dk-completion-ghost]')?.textContent;
  await userEvent.click(page.getByRole('button', { name: 'Suggest' }));
  await isSuggested('whole');
  await cdp().send('Input.imeSetComposition', { text: '川', selectionStart: 1, selectionEnd: 1 });
  await expect.poll(ghost).toBe('の三角州');
  await cdp().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAB, windowsVirtualKeyCode: 229 });
  await expect.element(field).toHaveValue('大川');
  await cdp().send('Input.insertText', { text: '川' });
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('大川の三角州');
  expect(prompts).toEqual(['大']);
});
