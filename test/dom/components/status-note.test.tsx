import { fireEvent, render, screen } from '@testing-library/react';
import { ErrorNotice, Message, StatusNote } from 'deltakit/components';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeReply } from '../../../stories/components/make-reply';

beforeEach(() => vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

describe('a status note', () => {
  test.each(['idle', 'pending', 'streaming', 'completed'] as const)('is nothing for %s', (status) => {
    const { container } = render(<StatusNote status={status} finishReason="stop" />);
    expect(container).toBeEmptyDOMElement();
  });

  test.each([
    ['length', 'Ended at the length limit'],
    ['content-filter', 'Ended by a content filter'],
    ['refusal', 'Declined to answer'],
  ] as const)('of a whole reply that ended by %s says “%s”', (finishReason, words) => {
    const { container } = render(<StatusNote status="completed" finishReason={finishReason} />);
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(container.firstChild).toHaveAttribute('data-finish-reason', finishReason);
  });

  test('counts down to the next attempt, and a new wait begins anew', () => {
    const wait = (ms: number) => (
      <StatusNote status="pending" attempt={2} attempts={3} retryAt={Date.now() + ms} />
    );
    const { rerender } = render(wait(5000));
    expect(screen.getByRole('timer')).toHaveTextContent('Trying again in 5 s (attempt 2 of 3)');
    rerender(wait(9000));
    expect(screen.getByRole('timer')).toHaveTextContent('in 9 s');
  });

  test('of a reply that failed is no alert: the announcer reads it', () => {
    render(<StatusNote status="failed" error={{ kind: 'network', message: 'x' }} />);
    expect(screen.getByText('The connection broke')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a message whose model declined', () => {
  test('says so, also where only its words tell', () => {
    render(<Message role="assistant" reply={makeReply('', { refusal: 'I can’t.', finishReason: 'stop' })} />);
    expect(screen.getByText('I can’t.')).toBeInTheDocument();
    expect(screen.getByText('Declined to answer')).toBeInTheDocument();
  });

  test('says nothing of it while it goes on', () => {
    render(<Message role="assistant" status="streaming" reply={makeReply('', { refusal: 'I can’t' })} />);
    expect(screen.queryByText('Declined to answer')).toBeNull();
  });
});

describe('a notice of an error', () => {
  test('is read out, keeps what a server wrote as text, and can be taken away', () => {
    const onDismiss = vi.fn();
    const { container } = render(
      <ErrorNotice error={{ kind: 'provider', message: '<b>overloaded</b>' }} onDismiss={onDismiss} />,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('The provider reported an error<b>overloaded</b>');
    expect(container.querySelector('b')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  test.each([
    ['full', 'No room to keep this conversation'],
    // Of a reply it would be “The answer was withheld”.
    ['blocked', 'This conversation is not kept'],
  ])('of a storage that is %s says “%s”', (kind, words) => {
    render(<ErrorNotice error={{ name: 'StorageError', kind, message: 'x' }} />);
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  test('of an error that nobody foresaw says that something went wrong', () => {
    render(<ErrorNotice error={new Error('x is not a function')} />);
    expect(screen.getByText('Something went wrong')).toBeInTheDocument();
    expect(screen.getByText('x is not a function')).toBeInTheDocument();
  });
});
