import { act, render, screen } from '@testing-library/react';
import { Limits } from 'deltakit/components';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

const limit = () => document.querySelector('[data-slot="dk-limit"]');

test('what is left, of how much, and when it is whole again', () => {
  const resetAt = Date.now() + 3000;
  render(<Limits limits={{ requests: { limit: 60, remaining: 12, resetAt } }} />);
  expect(screen.getByRole('group', { name: 'What the server still allows' })).toHaveTextContent(
    'Requests 12 of 60 left whole again in 3 s',
  );
  act(() => vi.advanceTimersByTime(3000));
  // What was left then says nothing any more.
  expect(limit()).toHaveTextContent(/^Requests Whole again by now$/);
  expect(limit()).toHaveAttribute('data-whole', 'true');
});

test.each([
  [{ limit: 60, remaining: 6 }, true],
  [{ limit: 60, remaining: 7 }, false],
  [{ remaining: 1 }, false],
  [{ remaining: 0 }, true],
  [{ limit: 0, remaining: 0 }, true],
])('%j is little: %j', (requests, isLittle) => {
  render(<Limits limits={{ requests }} />);
  expect(limit()?.hasAttribute('data-little')).toBe(isLittle);
  expect(limit()?.textContent?.includes(requests.remaining > 0 ? 'Little left' : 'Nothing left')).toBe(
    isLittle,
  );
});

test('nothing is shown where the server told nothing', () => {
  const { container, rerender } = render(<Limits limits={undefined} />);
  expect(container).toBeEmptyDOMElement();
  rerender(<Limits limits={{ tokens: { limit: 60 } }} />);
  expect(container).toBeEmptyDOMElement();
});
