import { act, render, screen } from '@testing-library/react';
import { Message, Reasoning } from 'deltakit/components';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeReply, makeReplyOf } from '../../../stories/components/make-reply';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const title = () => screen.getAllByRole('group')[0]?.querySelector('summary')?.textContent;

test('it says how long it took, as seen from when it began to when it was over', () => {
  const view = (isLive: boolean) => (
    <StrictMode>
      <Reasoning text="Hm." isLive={isLive} />
    </StrictMode>
  );
  const { rerender } = render(view(true));
  expect(title()).toBe('Reasoning');
  pass(12_300);
  rerender(view(true));
  expect(title()).toBe('Reasoning');
  rerender(view(false));
  expect(title()).toBe('Thought for 12 s');
  pass(60_000);
  rerender(view(false));
  expect(title()).toBe('Thought for 12 s');
});

test('a pause does not count', () => {
  const view = (isLive: boolean) => <Reasoning text="Hm." isLive={isLive} />;
  const { rerender } = render(view(true));
  pass(3000);
  rerender(view(false));
  pass(50_000);
  rerender(view(true));
  expect(title()).toBe('Reasoning');
  pass(4000);
  rerender(view(false));
  expect(title()).toBe('Thought for 7 s');
});

test('one that nobody saw go on says nothing of its time, unless the app does', () => {
  const { rerender } = render(<Reasoning text="Hm." />);
  expect(title()).toBe('Reasoning');
  rerender(<Reasoning text="Hm." durationMs={4000} />);
  expect(title()).toBe('Thought for 4 s');
});

test.each([
  [0, 'Thought for a moment'],
  [999, 'Thought for a moment'],
  [1000, 'Thought for 1 s'],
  [59_600, 'Thought for 1 min 0 s'],
  [72_000, 'Thought for 1 min 12 s'],
])('%d ms are “%s”', (durationMs, words) => {
  render(<Reasoning text="Hm." durationMs={durationMs} />);
  expect(title()).toBe(words);
});

describe('a message', () => {
  test('hands over how long its reasoning took', () => {
    render(<Message role="assistant" reply={makeReply('So.', { reasoning: 'Hm.' })} reasoningMs={5000} />);
    expect(title()).toBe('Thought for 5 s');
  });

  test('that thought twice claims that time for neither', () => {
    const reply = makeReplyOf([
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'So.' },
      { type: 'reasoning', text: 'Hm?' },
    ]);
    render(<Message role="assistant" reply={reply} reasoningMs={5000} />);
    expect(screen.getAllByText('Reasoning')).toHaveLength(2);
  });
});
