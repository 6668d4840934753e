/**
 * The one vocabulary that every wire format is translated to. A delta says what an event means,
 * not how the provider spelt it.
 */

/** Why the provider ended the reply. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'refusal' | 'other';

/** Tokens, as the provider counted them. */
export interface Usage {
  inputTokens?: number;
  outputTokens?: number;
  reasoningTokens?: number;
  cachedInputTokens?: number;
  totalTokens?: number;
}

/** Something the reply rests on: a search result, a retrieved chunk. */
export interface Source {
  id?: string | undefined;
  title?: string | undefined;
  url?: string | undefined;
  snippet?: string | undefined;
  /** As the server gave it; higher is closer. */
  score?: number | undefined;
}

/** What one event means. */
export type Delta =
  /** Facts about the reply that are not content. */
  | { type: 'reply-info'; id?: string | undefined; model?: string | undefined }
  | { type: 'text-delta'; text: string }
  | { type: 'reasoning-delta'; text: string }
  | { type: 'refusal-delta'; text: string }
  /** A piece of a tool call; pieces with the same `callId` belong to one call. `argsText` is JSON text. */
  | { type: 'tool-call-delta'; callId: string; name?: string | undefined; argsText?: string | undefined }
  | { type: 'source-found'; source: Source }
  | { type: 'usage-reported'; usage: Usage }
  /** The provider said that the reply is whole; usage may still follow. */
  | { type: 'reply-finished'; reason?: FinishReason | undefined }
  /** Nothing follows; without an earlier error the reply is whole. */
  | { type: 'stream-done' }
  /** The provider reported an error in the stream. `message` is empty where it gave no reason. */
  | { type: 'error-reported'; message: string; code?: string | undefined; status?: number | undefined };
