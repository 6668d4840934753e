/**
 * The part of a client of the npm package `redis` that is used, so that nothing is imported by who has no Redis; and
 * commands that end in time: a client that has lost its server queues them for as long as that lasts.
 */
import { StoreError } from './reply-store';

/** A connected client of the package `redis`, 5 or later. */
export interface RedisClient {
  sendCommand(command: string[]): Promise<unknown>;
  /** A second connection, for what other relays tell. */
  duplicate(): RedisSubscriber;
}

/** A connection that listens. */
export interface RedisSubscriber {
  connect(): Promise<unknown>;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  unsubscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  destroy(): void;
}

/** Sends a command. @throws StoreError `unavailable` */
export type SendRedis = (...command: (string | number)[]) => Promise<unknown>;

/** @param timeoutMs how long an answer is waited for */
export function createRedisSender(client: Pick<RedisClient, 'sendCommand'>, timeoutMs: number): SendRedis {
  return (...command) => inTime(client.sendCommand(command.map(String)), timeoutMs);
}

/** @throws StoreError `unavailable` where it takes too long, or fails */
export async function inTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis did not answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } catch (cause) {
    throw new StoreError('unavailable', 'Redis does not answer, or not with what was asked.', cause);
  } finally {
    clearTimeout(timer);
  }
}
