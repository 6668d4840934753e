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

/** Something the model made that is not text. */
export interface ReplyFile {
  id?: string | undefined;
  name?: string | undefined;
  /** Such as `image/png`. */
  mediaType?: string | undefined;
  /** Where it is; a `data:` URL where its bytes came in the stream. */
  url?: string | undefined;
}

/** What one event means. */
export type Delta =
  /** Facts about the reply that are not content. */
  | {
      type: 'reply-info';
      id?: string | undefined;
      model?: string | undefined;
      promptVersion?: string | undefined;
      /** What its schema made of the reply, where there is one and the reply is whole. */
      value?: unknown;
    }
  | { type: 'text-delta'; text: string }
  | { type: 'reasoning-delta'; text: string }
  | { type: 'refusal-delta'; text: string }
  /**
   * A piece of a tool call; pieces with the same `callId` belong to one call until it is ready. `argsText` is
   * JSON text. `isRemote`: the provider runs the tool itself, so the app must not.
   */
  | {
      type: 'tool-call-delta';
      callId: string;
      name?: string | undefined;
      argsText?: string | undefined;
      isRemote?: boolean | undefined;
    }
  /** The provider completed the arguments; `argsText` is all of them, where it says them again. */
  | { type: 'tool-call-ready'; callId: string; argsText?: string | undefined }
  /** What a tool gave that ran on the server. */
  | { type: 'tool-result-received'; callId: string; result: unknown; isError?: boolean | undefined }
  /** A source that came before, by its `id` or `url`, is completed. */
  | { type: 'source-found'; source: Source }
  | { type: 'file-found'; file: ReplyFile }
  /** What an app's own server adds. Data with an `id` replaces what came under it before. */
  | { type: 'data-received'; name: string; id?: string | undefined; value: unknown }
  | { type: 'usage-reported'; usage: Usage }
  /** The provider said that the reply is whole; usage may still follow. */
  | { type: 'reply-finished'; reason?: FinishReason | undefined }
  /** Nothing follows; without an earlier error the reply is whole. */
  | { type: 'stream-done' }
  /** The server ended the reply before it was whole, without an error. */
  | { type: 'reply-cancelled' }
  /**
   * The provider reported an error in the stream. `message` is empty where it gave no reason. `isBlocked`:
   * a review withheld the reply.
   */
  | {
      type: 'error-reported';
      message: string;
      code?: string | undefined;
      status?: number | undefined;
      isBlocked?: boolean | undefined;
    };
