/** Why nothing was asked. Each says what to do. */
import { StreamError } from '../errors';
import type { TurnOutcome } from './chat-options';

export const NOTHING_TO_ASK = 'There is no such message, so nothing was asked. Send one first.';
export const STILL_BUSY = 'An answer is still on its way, so nothing was asked. Stop it first.';

/** The outcome of what was not asked. */
export async function refused(why: string | StreamError): Promise<TurnOutcome> {
  const error = typeof why === 'string' ? new StreamError({ kind: 'invalid-request', message: why }) : why;
  return { status: 'failed', error };
}
