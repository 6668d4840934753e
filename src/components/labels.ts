/**
 * Every string of the kit in one table: what goes in is what an app wants otherwise, what comes out is complete.
 * One object translates all parts, as each takes the same `labels` prop.
 */
import type { Reply, ToolCall } from '../machine/reply';
import type { CancelReason } from '../machine/state';

/** The strings of the kit. Give any of them as the `labels` prop of any part. */
export interface Labels {
  send: string;
  stop: string;
  retry: string;
  /** The retry button while the server's wait lasts. */
  retryIn(seconds: number): string;
  jumpToLatest: string;
  /** Names the text field. */
  composer: string;
  placeholder: string;
  /** Names the list of messages. */
  thread: string;
  you: string;
  assistant: string;
  /** Stands for the reply before there is any text. */
  writing: string;
  /** Heads what the model thought before, or between, what it says. */
  reasoning: string;
  /** Stands behind the name of a tool. */
  toolCall(status: ToolCall['status']): string;
  /** Names the list of what the reply rests on. */
  sources: string;
  /** The note under a reply that was cancelled. */
  cancelled(reason: CancelReason | undefined): string;
  /** The note under a reply that failed; `kind` is the error's. */
  failed(kind: string): string;
  /** The note under a reply that is whole but ended early, or nothing. */
  finished(reason: Reply['finishReason']): string | undefined;
  /** Said by a screen reader when a reply begins, and every ten seconds while it goes on. */
  replyStarted: string;
  replyContinues: string;
  /** Said at the end where the text itself is not read. */
  replyEnded: string;
}

/** Fills in what an app left out. */
export function fillLabels(labels: Partial<Labels> | undefined): Labels {
  return labels ? { ...ENGLISH, ...labels } : ENGLISH;
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

const ENGLISH: Labels = {
  send: 'Send',
  stop: 'Stop',
  retry: 'Try again',
  retryIn: (seconds) => `Try again in ${seconds} s`,
  jumpToLatest: 'Jump to latest',
  composer: 'Message',
  placeholder: 'Write a message',
  thread: 'Conversation',
  you: 'You',
  assistant: 'Assistant',
  writing: 'Writing a reply',
  reasoning: 'Reasoning',
  toolCall: (status) => status,
  sources: 'Sources',
  cancelled: (reason) => CANCELLED[reason ?? 'user'],
  failed: (kind) => FAILED[kind] ?? 'Something went wrong',
  finished: (reason) => {
    if (reason === 'length') return 'Ended at the length limit';
    if (reason === 'content-filter') return 'Ended by a content filter';
    return undefined;
  },
  replyStarted: 'The reply has started',
  replyContinues: 'The reply goes on',
  replyEnded: 'The reply is complete',
};
