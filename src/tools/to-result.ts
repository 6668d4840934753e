/**
 * What a tool gave in, what the model is told out. A result is JSON from here on: what is shown, stored and sent is the
 * same, and nothing that the tool still holds changes it. What JSON can't say, or is too long, is an error to read.
 */
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

/** How long a result may be by default, in characters of JSON: 256 KiB, where they are ASCII. */
const RESULT_CHARS = 2 ** 18;

/** How much of an error's text is told. */
const MESSAGE_CHARS = 500;

/**
 * The result of a call: what a tool gave, or a person who answered in its place. `undefined` and functions are `null`.
 *
 * @param resultChars how long it may be, in characters of JSON. Default: 262,144
 * @param onError is given what was thrown, where JSON can't say the value
 */
export function toResult(
  call: Pick<ToolCall, 'id' | 'name'>,
  value: unknown,
  resultChars: number = RESULT_CHARS,
  onError?: (error: unknown) => void,
): ToolResult {
  let json: string;
  try {
    json = JSON.stringify(value) ?? 'null';
  } catch (error) {
    onError?.(error);
    return toErrorResult(call, 'not-json', `The result is not JSON. ${messageOf(error)}`);
  }
  if (json.length > resultChars) {
    const message = `The result has ${json.length} characters, more than ${resultChars}. Ask for less of it.`;
    return toErrorResult(call, 'too-large', message);
  }
  return { callId: call.id, name: call.name, value: JSON.parse(json) };
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

/** What an error says, without its stack. */
export function messageOf(error: unknown): string {
  const { message = error } = Object(error);
  return typeof message === 'string' ? message.slice(0, MESSAGE_CHARS) : '';
}
