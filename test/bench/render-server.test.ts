/** The render bench's server: a document over real HTTP, whole, at its pace, and with a log of what was sent. */
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { makeDocument } from '../../bench/render/documents';
import { createStreamServer, type SendLog } from '../../bench/render/stream-server';
import { readReply } from '../../src/engine/read-deltas';

const logs: SendLog[] = [];
const server = createStreamServer({ pages: import.meta.dirname, onEnd: (log) => logs.push(log) });

afterAll(() => {
  server.close();
});

it('a stream is the document, and its log says when each token went out', async () => {
  const url = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
  const document = makeDocument('code');
  const query = 'doc=code&rate=200000&format=openai-chat&run=7';
  const outcome = await readReply(await fetch(`${url}/stream?${query}`, { method: 'POST', body: '{}' }));
  expect(outcome.status).toBe('completed');
  expect(outcome.status === 'completed' && outcome.final.text).toBe(document.join(''));

  const [log] = logs;
  expect(log?.run).toBe('7');
  expect(log?.sent.at(-1)?.[1]).toBe(document.length);
  const times = log?.sent.map(([time]) => time) ?? [];
  expect(times).toEqual([...times].sort((a, b) => a - b));

  expect((await fetch(`${url}/stream?doc=nothing&rate=1`)).status).toBe(400);
  expect((await fetch(`${url}/../../package.json`)).status).toBe(404);
});
