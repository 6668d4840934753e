import { expect, it } from 'vitest';
import { BROKEN_SERVERS, type BrokenServer } from './broken-servers';
import { readBody } from './read-events';

async function play<T>(
  start: () => Promise<BrokenServer>,
  use: (server: BrokenServer) => Promise<T>,
): Promise<T> {
  const server = await start();
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

it.each(['refused', 'reset', 'hangUp', 'babble', 'plainUnderTls'] as const)(
  '%s gives no response at all, only a network error',
  (name) =>
    play(BROKEN_SERVERS[name], async (server) => {
      await expect(fetch(server.url, { method: 'POST', body: '{}' })).rejects.toThrow(TypeError);
      expect(server.connections).toBe(name === 'refused' ? 0 : 1);
    }),
);

it('mute accepts the connection and leaves the client to its own patience', () =>
  play(BROKEN_SERVERS.mute, async (server) => {
    const signal = AbortSignal.timeout(100);
    await expect(fetch(server.url, { method: 'POST', body: '{}', signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(server.connections).toBe(1);
  }));

it.each([
  ['resetMidway', /Half .*an answer/s],
  ['shortBody', /Half /],
  ['falseGzip', /^$/],
] as const)('%s gives a good status and a body that breaks', (name, text) =>
  play(BROKEN_SERVERS[name], async (server) => {
    const response = await fetch(server.url, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const body = await readBody(response);
    expect(body.end).toBe('broken');
    expect(body.text).toMatch(text);
    expect(body.text).not.toContain('"done"');
  }),
);

it('truncatedGzip ends cleanly in Node, so that only the terminal event that is missing tells', () =>
  play(BROKEN_SERVERS.truncatedGzip, async (server) => {
    const { text, end } = await readBody(await fetch(server.url, { method: 'POST', body: '{}' }));
    expect([text.startsWith('data: {"token":"Half '), end]).toEqual([true, 'clean']);
    expect(text).not.toContain('{"done":true}\n\n');
  }));
