import { fireEvent, render, screen } from '@testing-library/react';
import { StopButton } from 'deltakit/components';
import { expect, test, vi } from 'vitest';

test('it stops what is on its way, and nothing else', () => {
  const onStop = vi.fn();
  const { rerender } = render(<StopButton status="streaming" onStop={onStop} />);
  const button = screen.getByRole('button', { name: 'Stop' });
  fireEvent.click(button);
  expect(onStop).toHaveBeenCalledOnce();
  button.focus();
  rerender(<StopButton status="cancelled" onStop={onStop} />);
  fireEvent.click(button);
  expect(onStop).toHaveBeenCalledOnce();
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-disabled', 'true');
});

test('the app can keep a press to itself', () => {
  const onStop = vi.fn();
  render(<StopButton status="pending" onStop={onStop} onClick={(event) => event.preventDefault()} />);
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(onStop).not.toHaveBeenCalled();
});
