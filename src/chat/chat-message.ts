/**
 * What a conversation is made of: plain data, of which what did not change keeps its identity. A message says about
 * itself what a reply says: how it stands with one of the six words, and why it ended.
 */
import type { FinishReason, Usage } from '../deltas/delta';
import type { StreamError } from '../errors';
import type { Part, ToolCall } from '../machine/reply';
import type { CancelReason, Status } from '../machine/state';

export type ChatRole = 'system' | 'user' | 'assistant';

/**
 * How far a tool call is. `forming`: its arguments are still coming. `interrupted`: they were cut short, and it is never
 * executed. Else it waits for a person (`awaiting-approval`) or for the page (`awaiting-answer`), is `running`, or has
 * its result: `done`, `failed` or `denied`.
 */
export type ToolCallState =
  | 'forming'
  | 'interrupted'
  | 'awaiting-approval'
  | 'awaiting-answer'
  | 'running'
  | 'done'
  | 'failed'
  | 'denied';

/** A call of a tool, as far as it is. */
export interface ChatToolCall extends ToolCall {
  readonly state: ToolCallState;
  /** The arguments as they look so far; once it is `ready`, as the tool's schema gave them. */
  readonly input?: unknown;
}

/** What a call came to. It is sent to the model, also where it is an error or a refusal. */
export interface ToolResult {
  readonly callId: string;
  readonly name: string;
  /** JSON, or text. */
  readonly value: unknown;
  readonly isError?: boolean | undefined;
}

/** One piece of a message, in the order in which it came. What follows a tool result is the model's next step. */
export type MessagePart =
  | Exclude<Part, { type: 'tool-call' }>
  | { readonly type: 'tool-call'; readonly call: ChatToolCall }
  | { readonly type: 'tool-result'; readonly result: ToolResult };

/** Times in milliseconds since 1970. */
export interface MessageTiming {
  readonly createdAt: number;
  /** When its first content came. */
  readonly contentAt?: number | undefined;
  readonly endedAt?: number | undefined;
}

/** Where a message stands among those that answer the same one. */
export interface MessageBranch {
  /** From 0, in the order in which they were made. */
  readonly index: number;
  readonly count: number;
}

/** One message of a thread. */
export interface ChatMessage {
  readonly id: string;
  readonly role: ChatRole;
  readonly parts: readonly MessagePart[];
  /** All text parts together; an empty line is between what was said before and behind tools. */
  readonly text: string;
  /** `completed` for what a person sent. */
  readonly status: Status;
  /** Why it `failed`. */
  readonly error?: StreamError | undefined;
  /** Who `cancelled` it. */
  readonly reason?: CancelReason | undefined;
  readonly finishReason?: FinishReason | undefined;
  /** Why the model declined to answer, in its words. */
  readonly refusal?: string | undefined;
  readonly model?: string | undefined;
  /** Tokens of all its steps together. */
  readonly usage?: Usage | undefined;
  readonly timing: MessageTiming;
  /** While it is asked for: which attempt is under way or waited for, of how many; the first is 1. */
  readonly attempt?: number | undefined;
  readonly attempts?: number | undefined;
  /** When the next attempt begins, in milliseconds since 1970, while it is waited for. */
  readonly retryAt?: number | undefined;
  readonly branch: MessageBranch;
}

/** All text parts together, with an empty line between what was said before and behind tools. */
export function textOf(parts: readonly MessagePart[]): string {
  let text = '';
  let isApart = false;
  for (const part of parts) {
    if (part.type === 'text') {
      text += isApart && text && part.text ? `\n\n${part.text}` : part.text;
      isApart = false;
    } else isApart ||= part.type === 'tool-result';
  }
  return text;
}
