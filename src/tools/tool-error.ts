/** What the model is told where a call came to nothing. */
import type { ToolResult } from '../chat/chat-message';
import type { ToolCall } from '../machine/reply';

/** Why a call came to nothing. A closed union: a `switch` over it can be exhaustive. */
export type ToolErrorKind =
  /** No tool has that name. */
  | 'unknown-tool'
  /** The schema refused the arguments: see `issues`. */
  | 'invalid-arguments'
  /** It is not for the app to execute: it is not whole, runs at the provider, or has no `execute`. */
  | 'not-executable'
  /** The person said no. */
  | 'denied'
  /** The tool threw, or its schema or `approve` did. */
  | 'threw'
  /** Its time was over. */
  | 'timeout'
  /** It was stopped. */
  | 'aborted'
  /** What it gave is more than a model should be sent. */
  | 'too-large'
  /** What it gave can't be said in JSON. */
  | 'not-json';

/** One thing that is wrong with the arguments. */
export interface ToolIssue {
  /** Where, as in `days.0.city`; empty for all of them. */
  readonly path: string;
  readonly message: string;
}

/** The value of a result that is an error. The field is `error`, so that it reads as one to a model too. */
export interface ToolError {
  readonly error: ToolErrorKind;
  /** What was wrong, for the model: a sentence or two. */
  readonly message: string;
  readonly issues?: readonly ToolIssue[] | undefined;
}

/** The result of a call that came to nothing. @param message what was wrong, for the model */
export function toErrorResult(
  { id, name }: Pick<ToolCall, 'id' | 'name'>,
  error: ToolErrorKind,
  message: string,
  issues?: readonly ToolIssue[],
): ToolResult & { readonly value: ToolError; readonly isError: true } {
  return { callId: id, name, value: { error, message, issues }, isError: true };
}
