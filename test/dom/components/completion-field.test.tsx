import { act, fireEvent, render, screen } from '@testing-library/react';
import { CompletionField, type CompletionSource } from 'deltakit/components';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

interface Answer {
  status: CompletionSource['status'];
  text?: string;
  error?: { kind: string };
}

/** A completion that is steered by hand; each request has an id of its own. */
function setUp(props: Partial<Parameters<typeof CompletionField>[0]> = {}) {
  const complete = vi.fn();
  const stop = vi.fn();
  let count = 0;
  let answer: Answer = { status: 'idle' };
  const source = () =>
    ({
      ...answer,
      requestId: count ? `request-${count}` : undefined,
      display: { text: answer.text ?? '' },
      complete: (prompt: string) => complete(prompt),
      stop,
    }) as unknown as CompletionSource;
  const node = () => <CompletionField completion={source()} {...props} />;
  const { rerender } = render(node());
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' });
  return {
    complete,
    stop,
    field,
    /** Of the last request; `isNew` of another one than before. */
    answer(next: Answer, isNew = false) {
      if (isNew) count += 1;
      answer = next;
      rerender(node());
    },
    write(text: string, caret = text.length) {
      fireEvent.change(field, { target: { value: text } });
      field.setSelectionRange(caret, caret);
      fireEvent.select(field);
    },
    pause: (ms = 400) => act(() => vi.advanceTimersByTime(ms)),
    press: (key: string, init: object = {}) => fireEvent.keyDown(field, { key, ...init }),
  };
}

const root = () => document.querySelector('[data-slot="dk-completion-field"]');
const ghost = () => document.querySelector('[data-slot="dk-completion-ghost"]')?.textContent;
const suggested = () => root()?.getAttribute('data-suggested');

test('a pause asks once, with what stands before the caret', () => {
  const { complete, write, pause } = setUp();
  write('A ri');
  pause(399);
  write('A river');
  pause(399);
  expect(complete).not.toHaveBeenCalled();
  pause(1);
  expect(complete.mock.calls).toEqual([['A river']]);
});

test('what is asked with can be made of both sides of the caret', () => {
  const { complete, write, press } = setUp({ toPrompt: (before, after) => `${before}<fill>${after}` });
  write('A delta.', 7);
  press(' ', { ctrlKey: true });
  expect(complete.mock.calls).toEqual([['A delta<fill>.']]);
});

test('who writes on at the very moment that it asks is asked for again', () => {
  const { complete, field, write, pause } = setUp();
  write('A');
  // Before the page has been rendered anew.
  act(() => {
    vi.advanceTimersByTime(400);
    fireEvent.change(field, { target: { value: 'A river' } });
    field.setSelectionRange(7, 7);
  });
  pause();
  expect(complete.mock.calls).toEqual([['A'], ['A river']]);
});

test('an empty field is not asked for by a pause', () => {
  const { complete, write, pause } = setUp();
  write(' ');
  pause();
  expect(complete).not.toHaveBeenCalled();
});

test('what comes stands behind the caret, and the text is what was written', () => {
  const { field, write, pause, answer } = setUp();
  write('A delta');
  pause();
  answer({ status: 'streaming', text: ' forms' }, true);
  expect(ghost()).toBe(' forms');
  expect(field).toHaveValue('A delta');
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  answer({ status: 'completed', text: ' forms here.' });
  expect(screen.getByRole('status')).toHaveTextContent('Suggestion: forms here.');
});

test('Tab takes what is shown, and the rest of a stream goes on behind it', () => {
  const { field, write, pause, answer, press } = setUp();
  write('A delta');
  pause();
  answer({ status: 'streaming', text: ' forms' }, true);
  expect(press('Tab')).toBe(false);
  expect(field).toHaveValue('A delta forms');
  answer({ status: 'completed', text: ' forms here.' });
  expect(ghost()).toBe(' here.');
  press('Tab');
  expect(field).toHaveValue('A delta forms here.');
  expect(suggested()).toBe('none');
});

test('who accepts is not asked for again by the pause that follows', () => {
  const { complete, write, pause, answer, press } = setUp();
  write('A delta');
  pause();
  answer({ status: 'completed', text: ' forms.' }, true);
  press('Tab');
  pause(5000);
  expect(complete).toHaveBeenCalledOnce();
});

test.each([
  ['Ctrl', { ctrlKey: true }],
  ['⌘', { metaKey: true }],
])('%s+→ takes a word', (_, init) => {
  const { field, write, pause, answer, press } = setUp();
  write('A delta');
  pause();
  answer({ status: 'completed', text: ' forms, then grows' }, true);
  press('ArrowRight', init);
  expect(field).toHaveValue('A delta forms');
  press('ArrowRight', init);
  expect(field).toHaveValue('A delta forms, then');
});

test('Tab leaves the field while there is nothing to accept', () => {
  const { write, pause, answer, press } = setUp();
  expect(press('Tab')).toBe(true);
  write('A delta');
  pause();
  answer({ status: 'pending' }, true);
  expect(suggested()).toBe('waiting');
  expect(press('Tab')).toBe(true);
});

test('Shift+Tab leaves the field also while there is a suggestion', () => {
  const { write, pause, answer, press } = setUp();
  write('A delta');
  pause();
  answer({ status: 'completed', text: ' forms.' }, true);
  expect(press('Tab', { shiftKey: true })).toBe(true);
});

test('Esc dismisses and stops; another Esc is left to the page', () => {
  const { stop, write, pause, answer, press } = setUp();
  write('A delta');
  pause();
  answer({ status: 'streaming', text: ' forms' }, true);
  expect(press('Escape')).toBe(false);
  expect(stop).toHaveBeenCalledOnce();
  expect(suggested()).toBe('none');
  expect(press('Escape')).toBe(true);
});

test('who writes what it says keeps it, and anything else dismisses and stops it', () => {
  const { stop, write, pause, answer } = setUp();
  write('A delta');
  pause();
  answer({ status: 'streaming', text: ' forms' }, true);
  write('A delta fo');
  expect(ghost()).toBe('rms');
  expect(stop).not.toHaveBeenCalled();
  write('A delta fx');
  expect(suggested()).toBe('none');
  expect(stop).toHaveBeenCalledOnce();
});

test('a caret that moves away dismisses it', () => {
  const { field, write, pause, answer } = setUp();
  write('A delta');
  pause();
  answer({ status: 'completed', text: ' forms' }, true);
  field.setSelectionRange(1, 1);
  fireEvent.select(field);
  expect(suggested()).toBe('none');
});

test('what an older request says never stands in a newer text', () => {
  const { write, pause, answer } = setUp();
  write('A delta');
  pause();
  answer({ status: 'completed', text: ' forms' }, true);
  write('A deltas');
  pause();
  // The page has not heard of the new request yet.
  answer({ status: 'completed', text: ' forms' });
  expect(suggested()).toBe('waiting');
  expect(ghost()).toBe('');
  answer({ status: 'streaming', text: ' form' }, true);
  expect(ghost()).toBe(' form');
});

test('what broke off says so, and no key takes it', () => {
  const { field, write, pause, answer, press } = setUp();
  write('A delta');
  pause();
  answer({ status: 'failed', text: ' forms where a riv', error: { kind: 'truncated' } }, true);
  expect(field).toHaveAccessibleDescription('Not whole: Cut off before the end');
  expect(press('Tab')).toBe(true);
  press('ArrowRight', { ctrlKey: true });
  expect(field).toHaveValue('A delta');
  fireEvent.click(screen.getByRole('button', { name: 'Accept' }));
  expect(field).toHaveValue('A delta forms where a riv');
  expect(field).toHaveFocus();
});

test('an input method is left alone: no key of it accepts, and no pause of it asks', () => {
  const { field, complete, write, pause, answer, press } = setUp();
  write('に');
  pause();
  answer({ status: 'completed', text: 'ほん' }, true);
  expect(press('Tab', { isComposing: true })).toBe(true);
  expect(press('Tab', { keyCode: 229 })).toBe(true);
  fireEvent.input(field, { target: { value: 'にx' }, isComposing: true });
  pause(5000);
  expect(complete).toHaveBeenCalledOnce();
  fireEvent.compositionEnd(field);
  field.setSelectionRange(2, 2);
  pause();
  expect(complete).toHaveBeenCalledTimes(2);
});

test('who leaves the field does not pause in it', () => {
  const { field, complete, write, pause } = setUp();
  write('A delta');
  fireEvent.blur(field);
  pause();
  expect(complete).not.toHaveBeenCalled();
});
