/** The reply: deltas folded together. Immutable; what did not change keeps its identity. */
import type { FinishReason, Source, Usage } from '../deltas/delta';

/** A call the model wants made. `interrupted` was cut short: it is never executed, never sent back as whole. */
export interface ToolCall {
  id: string;
  name: string;
  /** The arguments as JSON text, as far as it came. */
  argsText: string;
  /** Only once `ready`: the provider completed the arguments and they parse. */
  args?: unknown;
  status: 'forming' | 'ready' | 'interrupted';
}

/** One piece of a reply, in the order in which it came. */
export type Part =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'tool-call'; call: ToolCall }
  | { type: 'source'; source: Source };

/** A reply, as far as it came. */
export interface Reply {
  id?: string;
  model?: string;
  parts: readonly Part[];
  /** All text parts together. */
  text: string;
  /** All reasoning parts together. */
  reasoning: string;
  refusal?: string;
  toolCalls: readonly ToolCall[];
  sources: readonly Source[];
  finishReason?: FinishReason;
  usage?: Usage;
}

/** The reply before anything came. */
export const EMPTY_REPLY: Reply = /* @__PURE__ */ Object.freeze({
  parts: [],
  text: '',
  reasoning: '',
  toolCalls: [],
  sources: [],
});
