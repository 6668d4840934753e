/** What the parts of the Redis store share: its settings, its connections, and the names of a reply's keys. */
import type { SendRedis } from './redis-client';

/** How long things are kept. Times in milliseconds. */
export interface RedisStoreOptions {
  /** Of all keys. Default `deltakit:`. */
  prefix?: string;
  /** How long a reply that nobody reads goes on, so that who lost the connection can come back. Default 30,000. */
  graceMs?: number;
  /** How long a reply is kept once nothing more is written to it. Default 300,000. */
  keepMs?: number;
  /** How long an answer of Redis is waited for. Default 3000. */
  timeoutMs?: number;
  /** After so long without a sign of life the relay that wrote a reply is taken for dead. Default 10,000. */
  leaseMs?: number;
}

/** What the parts of the store share. */
export interface RedisDesk extends Required<RedisStoreOptions> {
  readonly send: SendRedis;
  /** @returns how to end it */
  listen(id: string, onMessage: (message: string) => void): Promise<() => void>;
}

// In braces what a cluster keeps together.
type Named = Pick<RedisDesk, 'prefix'>;
export const factsOf = ({ prefix }: Named, id: string) => `${prefix}{${id}}`;
export const recordsOf = ({ prefix }: Named, id: string) => `${prefix}{${id}}:records`;
export const writerOf = ({ prefix }: Named, id: string) => `${prefix}{${id}}:writer`;
export const readerOf = ({ prefix }: Named, id: string) => `${prefix}{${id}}:reader`;
