/** `deltakit/relay`: a server between pages and a provider, which keeps the key and what was said so far. */

export { createRelay, type Relay } from './relay/create-relay';
export { type Ledger, memoryLedger, redisLedger, type Used } from './relay/ledger';
export { type MemoryStoreOptions, memoryStore } from './relay/memory-store';
export type { ProviderName } from './relay/providers';
export type { RateLimit } from './relay/rate-limit';
export type { RedisClient, RedisSubscriber } from './relay/redis-client';
export type { RedisStoreOptions } from './relay/redis-desk';
export { type RedisStore, redisStore } from './relay/redis-store';
export type { RelayContext } from './relay/relay-desk';
export type {
  Asker,
  RelayLimits,
  RelayLogEntry,
  RelayOptions,
  RelayTimeouts,
  Upstream,
  UsedByReply,
} from './relay/relay-options';
export {
  type FoundReply,
  type OpenedReply,
  type ReplyEnding,
  type ReplyFacts,
  type ReplyStore,
  type ReplyWriter,
  StoreError,
  type WriteStop,
} from './relay/reply-store';
export { createReview, type ReviewText } from './review/create-review';
