/** Why nothing was asked. Each says what to do. */
import { StreamError } from '../errors';

export function stillBusy(): StreamError {
  const message = 'An answer is still on its way, so this was not sent. Wait for it, or stop it first.';
  return new StreamError({ kind: 'invalid-request', message });
}

export function overBudget(): StreamError {
  const message =
    'The thread has used all that it may, so this was not sent. Begin another one, or raise its `budget`.';
  return new StreamError({ kind: 'blocked', message });
}

export function nothingToAsk(): StreamError {
  const message = 'There is no such message in the thread, so nothing was asked. Send a message first.';
  return new StreamError({ kind: 'invalid-request', message });
}
