/** What a relay is told, and what it tells: its options, its log. */
import type { Usage } from '../deltas/delta';
import type { ReviewText } from '../review/create-review';
import type { RateLimit } from './limits/rate-limit';
import type { ReplyEnding, ReplyStore } from './store/reply-store';
import type { ProviderName } from './upstream/providers';

/** Where models are. */
export interface Upstream {
  /** Up to and without `/chat/completions`, `/responses` or `/messages`, such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** How it is spoken to. Default `openai-chat`. */
  readonly speaks?: ProviderName;
  /** Local servers often need none. */
  readonly apiKey?: string | undefined;
  /** Those that may be asked for. The first is taken where a request names none. */
  readonly models: readonly [string, ...string[]];
  /** Sent besides; they win over the relay's own. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a page may send at most. */
export interface RelayLimits {
  /** Of a request's body. Default 1 MiB. */
  readonly bodyBytes?: number;
  /** Default 200. */
  readonly messages?: number;
  /** Default 64. */
  readonly tools?: number;
  /** What a reply may have, whatever the page asks for. Default: no limit. */
  readonly maxTokens?: number;
  /** Of one reply; it fails past that. Default 16 MiB. */
  readonly replyBytes?: number;
}

/** How long an upstream may take, in milliseconds. */
export interface RelayTimeouts {
  /** Until the headers of its response. Default 120,000. */
  readonly head?: number;
  /** Without any bytes. Default 120,000. */
  readonly idle?: number;
  /** All of a reply. Default 1,800,000. */
  readonly total?: number;
}

/** Who asks. */
export interface Asker {
  readonly user: string;
  readonly request: Request;
}

export interface RelayOptions {
  /** Where the models are; of several, the one that has the model is asked. */
  readonly upstream: Upstream | readonly [Upstream, ...Upstream[]];
  /**
   * Whose request it is: an id that is the same at each request, or nothing, for a 401; or an answer of one's own. It
   * must not read the body. Without it everybody is one user.
   */
  readonly authorize?: (
    request: Request,
  ) => string | Response | null | undefined | Promise<string | Response | null | undefined>;
  readonly limits?: RelayLimits;
  readonly timeouts?: RelayTimeouts;
  /**
   * Where replies are kept, so that who lost the connection can go on. `false`: nowhere; then who leaves ends the reply
   * upstream at once. Default: `memoryStore()`.
   */
  readonly store?: ReplyStore | false;
  readonly rateLimit?: RateLimit;
  /** Judges each sentence before anybody sees it, as the `createReview` of `deltakit/core` does in a page. */
  readonly review?: ReviewText;
  /** The last word on what the provider is sent, in its own shape: a system prompt, tools that it runs itself. */
  readonly prepare?: (
    body: Readonly<Record<string, unknown>>,
    asker: Asker,
  ) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
  /** The silence behind which the connection is kept alive by a comment, in milliseconds. Default 15,000. */
  readonly heartbeatMs?: number;
  /** Other sites whose pages may ask, such as `https://app.example.com`. Default: none. */
  readonly origins?: readonly string[];
  /** What each reply used, once it has ended. */
  readonly onUsage?: (used: UsedByReply) => void;
  /** What happened, without anything that was asked or answered. */
  readonly log?: (entry: RelayLogEntry) => void;
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
}

/** What a reply used. */
export interface UsedByReply {
  readonly user: string;
  readonly model: string;
  readonly usage: Usage;
  /** The provider had not counted when the reply ended: it was stopped, cut, or its provider counts nothing. */
  readonly isEstimated: boolean;
  readonly replyId: string;
  readonly requestId?: string | undefined;
}

/** One line of the log: no messages, no text of a reply, no key. Times in milliseconds. */
export type RelayLogEntry =
  /** A request was answered: by a reply, or refused. */
  | {
      readonly type: 'request';
      readonly status: number;
      /** Of a refusal. */
      readonly code?: string | undefined;
      /** Why, in words that the page is not told. */
      readonly detail?: string | undefined;
      readonly ms: number;
      readonly user?: string | undefined;
      readonly requestId?: string | undefined;
      readonly replyId?: string | undefined;
      /** `new`: it began a reply. `joined`: the same had been asked before. `resumed`: behind an event. `stop`: it ended one. */
      readonly kind?: 'new' | 'joined' | 'resumed' | 'stop' | undefined;
    }
  /** A reply ended. */
  | {
      readonly type: 'reply';
      readonly ending: ReplyEnding;
      /** Why it is not whole. */
      readonly code?: string | undefined;
      readonly detail?: string | undefined;
      readonly ms: number;
      /** Until its first event. */
      readonly firstMs?: number | undefined;
      readonly events: number;
      readonly user: string;
      readonly model: string;
      readonly requestId?: string | undefined;
      readonly replyId: string;
      readonly usage?: Usage | undefined;
      readonly isEstimated?: boolean | undefined;
    };
