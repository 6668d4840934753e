/** `deltakit/relay`: a server between pages and a provider, which keeps the key and what was said so far. */

export { createRelay, type Relay } from './relay/create-relay';
export { type Ledger, memoryLedger, redisLedger, type Used } from './relay/limits/ledger';
export type { RateLimit } from './relay/limits/rate-limit';
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
export { type MemoryStoreOptions, memoryStore } from './relay/store/memory-store';
export type { RedisClient, RedisSubscriber } from './relay/store/redis-client';
export type { RedisStoreOptions } from './relay/store/redis-desk';
export { type RedisStore, redisStore } from './relay/store/redis-store';
export {
  type FoundReply,
  type OpenedReply,
  type ReplyEnding,
  type ReplyFacts,
  type ReplyStore,
  type ReplyWriter,
  StoreError,
  type WriteStop,
} from './relay/store/reply-store';
export type { ProviderName } from './relay/upstream/providers';
export { createReview, type ReviewText } from './review/create-review';
