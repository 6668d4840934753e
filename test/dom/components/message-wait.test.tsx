import { act, render, screen } from '@testing-library/react';
import { Message, Thread } from 'deltakit/components';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeReply } from '../../../stories/components/make-reply';

beforeEach(() => vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const timer = () => screen.queryByRole('timer');
const loader = () => screen.queryByRole('img', { name: 'Writing a reply' });
const waiting = { role: 'assistant', status: 'pending', attempt: 2, attempts: 3 } as const;
const broken = { kind: 'network', message: 'No answer came.' };

test('a wait counts down by the second, and says which attempt comes', () => {
  const retryAt = Date.now() + 3000;
  render(<Message {...waiting} retryAt={retryAt} error={broken} />);
  expect(screen.getByText('The connection broke')).toBeInTheDocument();
  const seen = [];
  for (let step = 0; step < 4; step++) {
    seen.push(timer()?.textContent);
    pass(1000);
  }
  expect(seen).toEqual([
    'Trying again in 3 s (attempt 2 of 3)',
    'Trying again in 2 s (attempt 2 of 3)',
    'Trying again in 1 s (attempt 2 of 3)',
    'Trying again (attempt 2 of 3)',
  ]);
});

test('the countdown is in no live region', () => {
  render(
    <Thread status="pending">
      <Message {...waiting} retryAt={Date.now() + 3000} error={broken} />
    </Thread>,
  );
  expect(timer()?.closest('[aria-live]')).toHaveAttribute('aria-live', 'off');
});

test('a wait that ends early goes with the next attempt, which says that it is one', () => {
  const { rerender } = render(<Message {...waiting} retryAt={Date.now() + 5000} />);
  expect(loader()).toBeNull();
  rerender(<Message {...waiting} />);
  expect(timer()).toBeNull();
  expect(loader()).toBeInTheDocument();
  expect(screen.getByText('Attempt 2 of 3')).toBeInTheDocument();
});

test('the first attempt does not speak of attempts', () => {
  render(<Message role="assistant" status="pending" attempt={1} attempts={3} />);
  expect(screen.queryByText(/attempt/i)).toBeNull();
});

test('a wait shorter than a second shows dots rather than a note that flickers', () => {
  render(<Message {...waiting} retryAt={Date.now() + 400} error={broken} />);
  expect(timer()).toBeNull();
  expect(loader()).toBeInTheDocument();
  expect(screen.getByText('Attempt 2 of 3')).toBeInTheDocument();
});

test('a long wait does not turn into dots in its last second, also when the message is rendered anew', () => {
  const retryAt = Date.now() + 3000;
  const { rerender } = render(<Message {...waiting} retryAt={retryAt} onStop={() => {}} />);
  pass(2500);
  rerender(<Message {...waiting} retryAt={retryAt} onStop={() => {}} />);
  expect(timer()).toHaveTextContent('in 1 s');
});

test('a reply that waits to go on keeps its text, and nothing in it says that more is coming', () => {
  const { container } = render(
    <Message
      {...waiting}
      status="streaming"
      reply={makeReply('Half an ans')}
      retryAt={Date.now() + 2000}
      error={broken}
    />,
  );
  expect(screen.getByText('Half an ans')).toBeInTheDocument();
  expect(timer()).toBeInTheDocument();
  expect(container.querySelector('[data-live]')).toBeNull();
});

test('the stop of a wait does not take the focus with it', () => {
  const onStop = vi.fn();
  const view = (retryAt?: number) => (
    <Thread status="pending">
      <Message {...waiting} retryAt={retryAt} onStop={onStop} />
    </Thread>
  );
  const { rerender } = render(view(Date.now() + 3000));
  const stop = screen.getByRole('button', { name: 'Stop' });
  stop.focus();
  stop.click();
  expect(onStop).toHaveBeenCalledOnce();
  rerender(view());
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  expect(screen.getByRole('log')).toHaveFocus();
});

test('a focus that was elsewhere stays there when the wait ends', () => {
  const view = (retryAt?: number) => (
    <Thread status="pending">
      <input aria-label="Elsewhere" />
      <Message {...waiting} retryAt={retryAt} onStop={() => {}} />
    </Thread>
  );
  const { rerender } = render(view(Date.now() + 3000));
  screen.getByRole('textbox').focus();
  rerender(view());
  expect(screen.getByRole('textbox')).toHaveFocus();
});

test('a reply that failed after several attempts says how many', () => {
  render(<Message role="assistant" status="failed" attempt={3} error={broken} />);
  expect(screen.getByText('No answer came. Tried 3 times.')).toBeInTheDocument();
});

test.each([
  ['connect', 'The server did not answer in time'],
  ['firstContent', 'The reply did not begin in time'],
  ['idle', 'The connection went silent'],
  ['stall', 'The reply came to a standstill'],
  ['total', 'The reply took too long'],
  ['unheard-of', 'No answer in time'],
])('a timeout of the phase %s says “%s”', (phase, words) => {
  render(<Message role="assistant" status="failed" error={{ kind: 'timeout', phase, message: 'x' }} />);
  expect(screen.getByText(words)).toBeInTheDocument();
});
