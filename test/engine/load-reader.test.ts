import { afterEach, expect, it, vi } from 'vitest';
import { createFakeClock } from '../clock/fake-clock';
import { createFakeServer } from '../clock/fake-server';

afterEach(() => {
  vi.doUnmock('../../src/engine/read-batches');
  vi.doUnmock('../../src/deltas/detect-format');
  vi.resetModules();
});

it('a reader that can not be fetched is a network error that can be retried, and the connection is let go', async () => {
  vi.resetModules();
  vi.doMock('../../src/engine/read-batches', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const { createEngine } = await import('../../src/engine/create-engine');
  const clock = createFakeClock();
  const server = createFakeServer();
  const engine = createEngine({ url: '/', fetch: server.fetch, clock, retry: false });
  const ended = engine.start('hi');
  await clock.settle();
  server.last.open();
  await clock.advance(64);
  expect(await ended).toMatchObject({ status: 'failed', error: { kind: 'network', retryable: true } });
  expect(server.last.isAborted).toBe(true);
  engine.dispose();
  expect(clock.waiting).toBe(0);
});

it('wire formats that can not be fetched are a network error too, for readReply as well', async () => {
  vi.resetModules();
  vi.doMock('../../src/deltas/detect-format', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const { readReply } = await import('../../src/engine/read-deltas');
  expect(await readReply(new Response('data: {"token":"Hi"}\n\n'))).toMatchObject({
    status: 'failed',
    error: { kind: 'network' },
  });
});
