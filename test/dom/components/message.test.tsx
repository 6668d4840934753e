import { act, fireEvent, render, screen } from '@testing-library/react';
import { Message } from 'deltakit/components';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeReply } from '../../../stories/components/make-reply';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const loader = () => screen.queryByRole('img', { name: 'Writing a reply' });

test('the loader stays until there is text to see, not until the stream begins', () => {
  const { rerender } = render(<Message role="assistant" status="pending" reply={makeReply('')} />);
  expect(loader()).toBeInTheDocument();
  rerender(<Message role="assistant" status="streaming" reply={makeReply('', { reasoning: 'Hm.' })} />);
  expect(loader()).toBeInTheDocument();
  rerender(<Message role="assistant" status="streaming" reply={makeReply('A')} />);
  expect(loader()).toBeNull();
});

test('a failed reply keeps its text, and says what happened in words', () => {
  render(
    <Message
      role="assistant"
      status="failed"
      reply={makeReply('Half an ans')}
      error={{ kind: 'truncated', message: 'The connection closed early.' }}
    />,
  );
  expect(screen.getByText('Half an ans')).toBeInTheDocument();
  expect(screen.getByText('Cut off before the end')).toBeInTheDocument();
  expect(screen.getByText('The connection closed early.')).toBeInTheDocument();
});

test('a kind of error that is not known yet still says that something went wrong', () => {
  render(<Message role="assistant" status="failed" error={{ kind: 'new-kind', message: 'x' }} />);
  expect(screen.getByText('Something went wrong')).toBeInTheDocument();
});

test.each([
  ['user', 'Stopped'],
  ['superseded', 'Replaced by a newer question'],
  ['server', 'Ended by the server'],
] as const)('a reply cancelled by %s says “%s”', (reason, words) => {
  render(<Message role="assistant" status="cancelled" reason={reason} reply={makeReply('Half')} />);
  expect(screen.getByText(words)).toBeInTheDocument();
});

test('a whole reply has no note, unless it ended at a limit', () => {
  const { container, rerender } = render(
    <Message role="assistant" reply={makeReply('Done.', { finishReason: 'stop' })} />,
  );
  expect(container.querySelector('[data-slot="dk-message-note"]')).toBeNull();
  rerender(<Message role="assistant" reply={makeReply('Done', { finishReason: 'length' })} />);
  expect(screen.getByText('Ended at the length limit')).toBeInTheDocument();
});

test('a refusal is shown where there is no text', () => {
  render(<Message role="assistant" reply={makeReply('', { refusal: 'I can’t help with that.' })} />);
  expect(screen.getByText('I can’t help with that.')).toBeInTheDocument();
});

test('the retry waits as long as the server asked', () => {
  const onRetry = vi.fn();
  render(
    <Message
      role="assistant"
      status="failed"
      error={{ kind: 'rate-limit', message: 'Slow down.', retryAfterMs: 3000 }}
      onRetry={onRetry}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Try again in 3 s' }));
  expect(onRetry).not.toHaveBeenCalled();
  act(() => vi.advanceTimersByTime(1250));
  expect(screen.getByRole('button', { name: 'Try again in 2 s' })).toBeInTheDocument();
  act(() => vi.advanceTimersByTime(2000));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
});

test('every string can be replaced', () => {
  render(
    <Message
      role="assistant"
      status="failed"
      error={{ kind: 'network', message: 'x' }}
      onRetry={() => {}}
      labels={{ assistant: 'Helferin', failed: (kind) => `Fehler: ${kind}`, retry: 'Noch einmal' }}
    />,
  );
  expect(screen.getByRole('article', { name: 'Helferin' })).toBeInTheDocument();
  expect(screen.getByText('Fehler: network')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Noch einmal' })).toBeInTheDocument();
});

test('every element of the kit has a slot, so that the reset and an app can reach it', () => {
  const { container } = render(
    <Message
      role="assistant"
      status="failed"
      reply={makeReply('Half')}
      error={{ kind: 'http', message: 'x' }}
      onRetry={() => {}}
    />,
  );
  const bare = [...container.querySelectorAll('*')].filter((element) => !element.hasAttribute('data-slot'));
  expect(bare).toEqual([]);
});

test('text grows by appending, so that what a person selected stays selected', () => {
  const { container, rerender } = render(
    <Message role="assistant" status="streaming" reply={makeReply('Select me')} />,
  );
  const node = container.querySelector('[data-slot="dk-message-text"]')?.firstChild;
  if (!node) throw new Error('no text was rendered');
  getSelection()?.setBaseAndExtent(node, 0, node, 6);
  rerender(<Message role="assistant" status="streaming" reply={makeReply('Select me, and more')} />);
  expect(node.textContent).toBe('Select me, and more');
  expect(getSelection()?.toString()).toBe('Select');
  rerender(<Message role="assistant" status="streaming" reply={makeReply('Another reply')} />);
  expect(screen.getByText('Another reply')).toBeInTheDocument();
});
