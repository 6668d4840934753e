/** Channels of Redis, over one connection that is made when the first is listened to. */
import { inTime, type RedisClient, type RedisSubscriber } from './redis-client';

export interface RedisListener {
  /** @returns how to end it @throws StoreError `unavailable` */
  listen(channel: string, onMessage: (message: string) => void): Promise<() => void>;
  close(): void;
}

export function createListener(client: RedisClient, timeoutMs: number): RedisListener {
  let connecting: Promise<RedisSubscriber> | undefined;
  let open: RedisSubscriber | undefined;

  async function connect(): Promise<RedisSubscriber> {
    const subscriber = client.duplicate();
    // It connects again by itself; who waits for something asks again meanwhile, and is told by that what fails.
    subscriber.on('error', () => {});
    try {
      await inTime(subscriber.connect(), timeoutMs);
    } catch (error) {
      subscriber.destroy();
      throw error;
    }
    open = subscriber;
    return subscriber;
  }

  return {
    async listen(channel, onMessage) {
      connecting ??= connect();
      const subscriber = await connecting.catch((error) => {
        connecting = undefined;
        throw error;
      });
      const stop = () => void subscriber.unsubscribe(channel, onMessage).catch(() => {});
      try {
        await inTime(subscriber.subscribe(channel, onMessage), timeoutMs);
      } catch (error) {
        stop();
        throw error;
      }
      return stop;
    },
    close() {
      open?.destroy();
      open = connecting = undefined;
    },
  };
}
