/** The strings that say how a reply stands, where it is not simply whole: for the note below it, and for the announcer. */
import type { Reply } from '../../machine/reply';
import type { CancelReason } from '../../machine/state';

export interface StatusNoteLabels {
  /** While the next attempt is waited for. */
  retrying(seconds: number, attempt: number, attempts: number): string;
  /** While a further attempt is under way. */
  attempt(attempt: number, attempts: number): string;
  /** Stands behind the reason where it was tried more than once. */
  tried(attempts: number): string;
  /** The note under a reply that was cancelled. */
  cancelled(reason: CancelReason | undefined): string;
  /** The note under a reply that failed; `kind` is the error's, and so is the `phase` of a timeout. */
  failed(kind: string, phase?: string): string;
  /** The note under a reply that is whole but ended early, or nothing. */
  finished(reason: Reply['finishReason']): string | undefined;
}

const CANCELLED: Readonly<Record<CancelReason, string>> = {
  user: 'Stopped',
  superseded: 'Replaced by a newer question',
  detached: 'Left to go on at the server',
  unmount: 'Stopped because the page was left',
  server: 'Ended by the server',
};

const FAILED: Readonly<Record<string, string>> = {
  'invalid-request': 'Could not be sent',
  network: 'The connection broke',
  http: 'The server answered with an error',
  'rate-limit': 'Too many requests just now',
  timeout: 'No answer in time',
  provider: 'The provider reported an error',
  truncated: 'Cut off before the end',
  malformed: 'The answer could not be read',
  'too-large': 'The answer was too large',
  'invalid-output': 'The answer does not have the expected form',
  blocked: 'The answer was withheld',
};

const TIMED_OUT: Readonly<Record<string, string>> = {
  connect: 'The server did not answer in time',
  firstContent: 'The reply did not begin in time',
  idle: 'The connection went silent',
  stall: 'The reply came to a standstill',
  total: 'The reply took too long',
};

export const STATUS_NOTE_ENGLISH: StatusNoteLabels = {
  retrying: (seconds, attempt, attempts) =>
    `Trying again${seconds > 0 ? ` in ${seconds} s` : ''} (attempt ${attempt} of ${attempts})`,
  attempt: (attempt, attempts) => `Attempt ${attempt} of ${attempts}`,
  tried: (attempts) => `Tried ${attempts} times.`,
  cancelled: (reason) => CANCELLED[reason ?? 'user'],
  failed: (kind, phase = '') => TIMED_OUT[phase] ?? FAILED[kind] ?? 'Something went wrong',
  finished: (reason) => {
    if (reason === 'length') return 'Ended at the length limit';
    if (reason === 'content-filter') return 'Ended by a content filter';
    if (reason === 'refusal') return 'Declined to answer';
    return undefined;
  },
};
