/** Why nothing was asked. Each says what to do. */
import { StreamError } from '../errors';
import type { TurnOutcome } from './chat-options';

export const NOTHING_TO_ASK = 'Nothing was asked, as there is nothing to ask for. Send a message.';
export const STILL_BUSY = 'Nothing was asked, as an answer is on its way. Stop it first.';

/** The outcome of what was not asked. */
export async function refused(why: string | StreamError): Promise<TurnOutcome> {
  const error = typeof why === 'string' ? new StreamError({ kind: 'invalid-request', message: why }) : why;
  return { status: 'failed', error };
}
