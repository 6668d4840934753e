/**
 * What a tool gave in, what the model is told out. A result is JSON from here on: what is shown, stored and sent is the
 * same, and nothing that the tool still holds changes it. What JSON can't say, or is too long, is an error to read.
 */
import type { ToolResult } from '../chat/chat-message';
import type { ToolCall } from '../machine/reply';
import { toErrorResult } from './tool-error';

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

/** What an error says, without its stack. */
export function messageOf(error: unknown): string {
  const { message = error } = Object(error);
  return typeof message === 'string' ? message.slice(0, MESSAGE_CHARS) : '';
}
