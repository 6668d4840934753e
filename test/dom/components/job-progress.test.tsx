import { act, fireEvent, render, screen } from '@testing-library/react';
import { JobProgress } from 'deltakit/components';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

const bar = () => screen.getByRole('progressbar', { name: 'Job' });

test('a job that is queued has no share, whatever its server says', () => {
  render(<JobProgress status="pending" progress={0.4} />);
  expect(bar()).not.toHaveAttribute('aria-valuenow');
  expect(bar()).toHaveAttribute('aria-valuetext', 'Queued');
  expect(bar()).toHaveAttribute('data-indeterminate');
});

test('a share is never 100 % before the job is done', () => {
  render(<JobProgress status="streaming" progress={0.999} />);
  expect(bar()).toHaveAttribute('aria-valuenow', '99');
  expect(bar()).toHaveAttribute('aria-valuetext', 'Running, 99%');
});

test('a screen reader is told of another state, and not of another share', () => {
  const { rerender } = render(<JobProgress status="streaming" progress={0.1} />);
  const said = screen.getByRole('status');
  rerender(<JobProgress status="streaming" progress={0.2} />);
  expect(said).toHaveTextContent(/^Running$/);
  rerender(<JobProgress status="completed" />);
  expect(said).toHaveTextContent(/^Done$/);
  expect(screen.queryByRole('progressbar')).toBeNull();
});

test('the time goes on while the job does, also from before a reload', () => {
  const { rerender } = render(<JobProgress status="streaming" since={Date.now() - 58_000} />);
  expect(screen.getByRole('timer')).toHaveTextContent('58 s');
  act(() => vi.advanceTimersByTime(3000));
  expect(screen.getByRole('timer')).toHaveTextContent('1 min 01 s');
  rerender(<JobProgress status="completed" since={Date.now() - 61_000} />);
  act(() => vi.advanceTimersByTime(3000));
  expect(screen.getByRole('timer')).toHaveTextContent('1 min 01 s');
});

test('it can be stopped or left, and the focus stays when the buttons go', () => {
  const onStop = vi.fn();
  const onDetach = vi.fn();
  const { rerender } = render(<JobProgress status="streaming" onStop={onStop} onDetach={onDetach} />);
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  fireEvent.click(screen.getByRole('button', { name: 'Leave it running' }));
  expect([onStop.mock.calls.length, onDetach.mock.calls.length]).toEqual([1, 1]);
  screen.getByRole('button', { name: 'Stop' }).focus();
  rerender(<JobProgress status="cancelled" reason="user" />);
  expect(screen.getByRole('group', { name: 'Job' })).toHaveFocus();
});

test('a job that was left is not said to have stopped', () => {
  render(<JobProgress status="cancelled" reason="detached" />);
  expect(screen.getByRole('status')).toHaveTextContent('Left running');
});

test('a job that failed says why, and can be ordered again', () => {
  const onRetry = vi.fn();
  render(
    <JobProgress
      status="failed"
      error={{ kind: 'provider', message: 'The worker died.' }}
      onRetry={onRetry}
    />,
  );
  expect(screen.getByText('The worker died.')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: /again/i }));
  expect(onRetry).toHaveBeenCalledOnce();
});
