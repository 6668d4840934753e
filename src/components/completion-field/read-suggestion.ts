/**
 * For what a suggestion was asked, what is written now and what has come in; what there is to show out. It is read anew
 * each time and kept nowhere, so that a suggestion for an older text can't stand in a newer one.
 */
import type { Reply } from '../../machine/reply';
import type { Completion } from '../../react/use-completion';
import { isBusy } from '../is-busy';
import type { SUGGESTED } from './completion-field-data';

/** What a completion has to have: what `useCompletion` gives has it. */
export type CompletionSource = Pick<
  Completion,
  'complete' | 'stop' | 'status' | 'display' | 'requestId' | 'error' | 'reason'
>;

/** What a suggestion was asked for. */
export interface Asked {
  before: string;
  after: string;
  /** Of the request before: what belongs to that is not the answer. */
  staleId: string | undefined;
  /** By a key or a button, and not by a pause. */
  isOnDemand: boolean;
  /** Whether what is written there runs from right to left. */
  isRightToLeft: boolean;
}

/**
 * `waiting` for its first character, `coming`, `whole`; `cut` ended at the length limit, `partial` broke off, `failed`
 * broke off before anything came, and `empty` is whole and says nothing.
 */
export type Suggested = (typeof SUGGESTED)[number];

/** What there is to show. */
export interface Suggestion {
  suggested: Suggested;
  /** What is to be shown behind the caret: less than the text where some of it was written by hand. */
  ghost: string;
  /** All that has come. */
  text: string;
  /** Where the caret is, if it was not moved away. */
  caret: number;
}

export const NO_SUGGESTION: Suggestion = { suggested: 'none', ghost: '', text: '', caret: -1 };

export function readSuggestion(
  asked: Asked | undefined,
  written: string,
  { status, display, requestId }: CompletionSource,
): Suggestion {
  if (!asked) return NO_SUGGESTION;
  const { before, after, staleId } = asked;
  const caret = written.length - after.length;
  const isAnswer = requestId !== undefined && requestId !== staleId;
  const text = isAnswer ? display.text : '';
  const typed = written.slice(before.length, Math.max(before.length, caret));
  // What was written since has to be what the suggestion says.
  if (written !== before + typed + after || !text.startsWith(typed)) return NO_SUGGESTION;
  const ghost = text.slice(typed.length);
  if (!isAnswer || isBusy(status)) return { suggested: text ? 'coming' : 'waiting', ghost, text, caret };
  if (!text) return { suggested: status === 'completed' ? 'empty' : 'failed', ghost, text, caret };
  // All of it is written.
  if (!ghost) return NO_SUGGESTION;
  return {
    suggested: status === 'completed' ? ENDED[display.finishReason ?? 'stop'] : 'partial',
    ghost,
    text,
    caret,
  };
}

const ENDED: Readonly<Record<NonNullable<Reply['finishReason']>, Suggested>> = {
  stop: 'whole',
  length: 'cut',
  'tool-calls': 'whole',
  'content-filter': 'partial',
  refusal: 'partial',
  other: 'whole',
};
