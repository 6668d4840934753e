/** The arguments of a whole call in, what the tool's schema made of them out, or the result that says what is wrong. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ToolResult } from '../chat/chat-message';
import type { ToolCall } from '../machine/reply';
import { type ToolIssue, toErrorResult } from './tool-error';

/** Arguments that may be executed, or why they may not. */
export type CheckedArguments = { readonly input: unknown } | { readonly refusal: ToolResult };

/** More than these a model need not read to see what it did. */
const ISSUES = 10;
const ISSUE_CHARS = 200;

/**
 * Validates the arguments of a call.
 *
 * @throws what the schema throws
 */
export async function checkArguments(call: ToolCall, schema: StandardSchemaV1): Promise<CheckedArguments> {
  const checked = await schema['~standard'].validate(call.args);
  if (!checked.issues) return { input: checked.value };
  const message = 'The arguments do not fit the schema. It was not executed.';
  const issues = checked.issues.slice(0, ISSUES).map(toIssue);
  return { refusal: toErrorResult(call, 'invalid-arguments', message, issues) };
}

function toIssue({ path = [], message }: StandardSchemaV1.Issue): ToolIssue {
  const keys = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  return { path: keys.join('.'), message: message.slice(0, ISSUE_CHARS) };
}
