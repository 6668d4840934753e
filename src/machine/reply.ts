/** The reply: deltas folded together. Immutable; what did not change keeps its identity. */
import type { FinishReason, ReplyFile, Source, Usage } from '../deltas/delta';

/** A call the model wants made. `interrupted` was cut short: it is never executed, never sent back as whole. */
export interface ToolCall {
  id: string;
  name: string;
  /** The arguments as JSON text, as far as it came. */
  argsText: string;
  /** Only once `ready`: the provider completed the arguments and they parse. */
  args?: unknown;
  status: 'forming' | 'ready' | 'interrupted';
  /** The provider runs it itself: it is shown, never executed, and not among the reply's `toolCalls`. */
  isRemote?: boolean | undefined;
  /** What it gave, where it ran on the server. */
  result?: unknown;
  /** Whether the result is an error. */
  isError?: boolean | undefined;
}

/** What an app's own server adds to a reply. */
export interface ReplyData {
  name: string;
  id?: string | undefined;
  value: unknown;
}

/** One piece of a reply, in the order in which it came. */
export type Part =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'tool-call'; call: ToolCall }
  | { type: 'source'; source: Source }
  | { type: 'file'; file: ReplyFile }
  | { type: 'data'; data: ReplyData };

/** A reply, as far as it came. */
export interface Reply {
  id?: string | undefined;
  model?: string | undefined;
  /** Which version of the server's prompt answered, where a request named one. */
  promptVersion?: string | undefined;
  parts: readonly Part[];
  /** All text parts together. */
  text: string;
  /** All reasoning parts together. */
  reasoning: string;
  refusal?: string | undefined;
  /** The calls the app is asked to make. */
  toolCalls: readonly ToolCall[];
  sources: readonly Source[];
  finishReason?: FinishReason | undefined;
  usage?: Usage | undefined;
}

/** The reply before anything came. */
export const EMPTY_REPLY: Reply = { parts: [], text: '', reasoning: '', toolCalls: [], sources: [] };

/** Whether there is anything to show: until then a loader stays up. */
export function hasContent(reply: Reply): boolean {
  return reply.parts.length > 0 || !!reply.refusal;
}

/**
 * The reply with these parts, and what is read off them.
 *
 * @param before its lists are kept where they are the same
 */
export function withParts(reply: Reply, parts: readonly Part[], before: Reply): Reply {
  const joined = { text: '', reasoning: '' };
  const toolCalls: ToolCall[] = [];
  const sources: Source[] = [];
  for (const part of parts) {
    if ('text' in part) joined[part.type] += part.text;
    else if (part.type === 'source') sources.push(part.source);
    else if (part.type === 'tool-call' && !part.call.isRemote) toolCalls.push(part.call);
  }
  return {
    ...reply,
    ...joined,
    parts,
    toolCalls: keepSame(before.toolCalls, toolCalls),
    sources: keepSame(before.sources, sources),
  };
}

function keepSame<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((item, i) => item === before[i]) ? before : now;
}
