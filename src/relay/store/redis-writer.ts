/** Writes one reply to Redis, and sees to it that it is still wanted: not stopped, read by somebody, and kept. */
import { factsOf, type RedisDesk, readerOf, recordsOf, writerOf } from './redis-desk';
import type { ReplyWriter, WriteStop } from './reply-store';

/** @param place where it is found by the key of its request */
export function createRedisWriter(desk: RedisDesk, id: string, place?: string): ReplyWriter {
  const { send, prefix, keepMs, leaseMs, graceMs } = desk;
  const [facts, records] = [factsOf(desk, id), recordsOf(desk, id)];
  const stopping = new AbortController();
  const stop = (reason: WriteStop) => stopping.abort(reason);
  let count = 0;

  const listening = desk.listen(id, (message) => {
    if (message === 'cancel') stop('stopped');
  });
  listening.catch(() => stop('store-lost'));
  const timer = setInterval(
    () => void look().catch(() => stop('store-lost')),
    Math.min(leaseMs, graceMs) / 3,
  );

  const keepAlive = () =>
    [facts, records, ...(place ? [place] : [])].map((key) => send('PEXPIRE', key, keepMs));

  async function look(): Promise<void> {
    const [isRead, ending] = await Promise.all([
      send('EXISTS', readerOf(desk, id)),
      send('HGET', facts, 'ending'),
      send('SET', writerOf(desk, id), '1', 'PX', leaseMs),
      ...keepAlive(),
    ]);
    if (ending === 'cancelled') stop('stopped');
    else if (isRead === 0) stop('abandoned');
  }

  function add(field: 'event' | 'end', value: string): Promise<unknown> {
    count += 1;
    return send('XADD', records, `${count}-0`, field, value);
  }

  return {
    signal: stopping.signal,
    async append(given) {
      // One after the other on one connection, without a wait in between.
      await Promise.all([
        ...given.map((one) => add('event', one)),
        send('PUBLISH', `${prefix}${id}`, 'more'),
      ]);
    },
    async end(ending) {
      clearInterval(timer);
      void listening.then((stopListening) => stopListening()).catch(() => {});
      await Promise.all([
        add('end', ending),
        send('HSET', facts, 'ending', ending),
        ...keepAlive(),
        send('PUBLISH', `${prefix}${id}`, 'more'),
        send('DEL', writerOf(desk, id)),
      ]);
    },
  };
}
