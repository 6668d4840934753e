import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SendOrStop } from 'deltakit/components';
import { type SubmitEvent, useState } from 'react';
import { expect, test, vi } from 'vitest';

function Form({ onSend, onStop }: { onSend: () => void; onStop: () => void }) {
  const [status, setStatus] = useState<'idle' | 'streaming'>('idle');
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        onSend();
        setStatus('streaming');
      }}
    >
      <SendOrStop
        status={status}
        onStop={() => {
          onStop();
          setStatus('idle');
        }}
      />
    </form>
  );
}

test('one node sends and stops, and keeps the focus', async () => {
  const onSend = vi.fn();
  const onStop = vi.fn();
  render(<Form onSend={onSend} onStop={onStop} />);
  const button = screen.getByRole('button', { name: 'Send' });
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Stop' })).toBe(button);
  expect(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Send' })).toBe(button);
  expect(onStop).toHaveBeenCalledOnce();
});

test('the click that stops does not send, though the node is a submit button by then', () => {
  const onSend = vi.fn();
  render(<Form onSend={onSend} onStop={vi.fn()} />);
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(onSend).toHaveBeenCalledOnce();
});

test('the second half of a double click does not stop what the first half sent', () => {
  const onStop = vi.fn();
  render(<Form onSend={vi.fn()} onStop={onStop} />);
  fireEvent.click(screen.getByRole('button'), { detail: 1 });
  fireEvent.click(screen.getByRole('button'), { detail: 2 });
  expect(onStop).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'Stop' })).toBeInTheDocument();
});

test('with nothing to send it can be focused and does nothing', () => {
  const onSubmit = vi.fn();
  render(
    <form onSubmit={onSubmit}>
      <SendOrStop status="idle" canSend={false} />
    </form>,
  );
  const button = screen.getByRole('button', { name: 'Send' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toBeEnabled();
  fireEvent.click(button);
  expect(onSubmit).not.toHaveBeenCalled();
});
