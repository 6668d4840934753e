/**
 * Every string of the kit in one table: what goes in is what an app wants otherwise, what comes out is complete.
 * One object translates all parts, as each takes the same `labels` prop.
 */
import type { Reply, ToolCall } from '../machine/reply';
import type { CancelReason } from '../machine/state';
import { MARKDOWN_ENGLISH, type MarkdownLabels } from './markdown/markdown-labels';

/** How a call stands. One that the provider runs itself may be `running`; `done` and `failed` have a result. */
export type ToolState = ToolCall['status'] | 'running' | 'done' | 'failed';

/** The strings of the kit. Give any of them as the `labels` prop of any part. */
export interface Labels extends MarkdownLabels {
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
  toolCall(state: ToolState): string;
  /** What the provider does with a tool of its own, or did; nothing where only the tool's name is known. */
  remoteTool(name: string, isDone: boolean): string | undefined;
  /** Stands behind a tool that gave a list. */
  toolResults(count: number): string;
  /** Heads what a tool gave. */
  toolResult: string;
  /** Names a file, or a picture, that has no name. */
  file: string;
  image: string;
  /** Names the list of what the reply rests on. */
  sources: string;
  /** How close a source is, as the server gave it. */
  sourceScore(score: number): string;
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
  /** Said by a screen reader when a reply begins, and every ten seconds while it goes on. */
  replyStarted: string;
  replyContinues: string;
  /** Said at the end where the text itself is not read. */
  replyEnded: string;
  /** Names what the server still allows, and its two kinds. */
  limits: string;
  limitsOf(what: 'requests' | 'tokens'): string;
  /** What is left; how much there is in all is not always known. */
  limitLeft(remaining: number, limit: number | undefined): string;
  /** Until it is whole again. */
  limitWholeIn(seconds: number): string;
  /** Names a block of code; its language is not always known. */
  code(lang: string): string;
  copy: string;
  copied: string;
  /** Where the browser does not let a page copy: the code is selected then. */
  copyFailed: string;
  download: string;
  wrapLines: string;
  /** Names a picture that was drawn from code, and the button that shows the code instead. */
  diagram: string;
  diagramSource: string;
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

const TIMED_OUT: Readonly<Record<string, string>> = {
  connect: 'The server did not answer in time',
  firstContent: 'The reply did not begin in time',
  idle: 'The connection went silent',
  stall: 'The reply came to a standstill',
  total: 'The reply took too long',
};

/** What providers' own tools do, by a piece of their names: under way, and done. */
const REMOTE_TOOLS: readonly (readonly [RegExp, string, string])[] = [
  [/web_?search|google_?search/i, 'Searching the web', 'Searched the web'],
  [/file_?search|retrieval/i, 'Searching files', 'Searched files'],
  [/fetch|url_?context/i, 'Reading a page', 'Read a page'],
  [/code|bash|shell/i, 'Running code', 'Ran code'],
  [/image/i, 'Drawing a picture', 'Drew a picture'],
];

const ENGLISH: Labels = {
  ...MARKDOWN_ENGLISH,
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
  toolCall: (state) => state,
  remoteTool: (name, isDone) => REMOTE_TOOLS.find(([tool]) => tool.test(name))?.[isDone ? 2 : 1],
  toolResults: (count) => (count === 1 ? '1 result' : `${count || 'no'} results`),
  toolResult: 'Result',
  file: 'File',
  image: 'Picture',
  sources: 'Sources',
  sourceScore: (score) => `Score ${score.toFixed(2)}`,
  retrying: (seconds, attempt, attempts) =>
    `Trying again${seconds > 0 ? ` in ${seconds} s` : ''} (attempt ${attempt} of ${attempts})`,
  attempt: (attempt, attempts) => `Attempt ${attempt} of ${attempts}`,
  tried: (attempts) => `Tried ${attempts} times.`,
  cancelled: (reason) => CANCELLED[reason ?? 'user'],
  failed: (kind, phase = '') => TIMED_OUT[phase] ?? FAILED[kind] ?? 'Something went wrong',
  finished: (reason) => {
    if (reason === 'length') return 'Ended at the length limit';
    if (reason === 'content-filter') return 'Ended by a content filter';
    return undefined;
  },
  replyStarted: 'The reply has started',
  replyContinues: 'The reply goes on',
  replyEnded: 'The reply is complete',
  limits: 'What the server still allows',
  limitsOf: (what) => (what === 'tokens' ? 'Tokens' : 'Requests'),
  limitLeft: (remaining, limit) =>
    `${formatCount(remaining)}${limit === undefined ? '' : ` of ${formatCount(limit)}`} left`,
  limitWholeIn: (seconds) => `whole again in ${formatSeconds(seconds)}`,
  code: (lang) => (lang ? `Code, ${lang}` : 'Code'),
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Selected: press Ctrl+C or ⌘C to copy',
  download: 'Download',
  wrapLines: 'Wrap lines',
  diagram: 'Diagram',
  diagramSource: 'Show the source',
};

function formatCount(count: number): string {
  return count.toLocaleString('en');
}

function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
