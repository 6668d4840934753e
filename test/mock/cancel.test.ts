import { createMockServer } from 'deltakit/mock';
import { expect, it } from 'vitest';
import { ask, readError, readEvents } from './ask-mock';
import { createVirtualTimers } from './create-virtual-timers';

const PATH = '/api/chat/stream?scenario=long-markdown&format=json-text';

function begin(query = '', asked: Parameters<typeof ask>[2] = { key: 'k' }) {
  const timers = createVirtualTimers();
  const mock = createMockServer({ timers });
  const reply = ask(mock, PATH + query, asked);
  const cancel = async (requestId: unknown = 'k') => ask(mock, '/api/cancel', { body: { requestId } });
  return { timers, mock, reply, cancel };
}

it('a cancel by the key of a request ends its reply and closes its connection, with no timer left', async () => {
  const { timers, mock, reply, cancel } = begin();
  const read = readEvents(await reply);
  await timers.advance(600);
  const answer = await cancel();
  expect(await answer.json()).toEqual({ requestId: 'k', status: 'cancelled' });
  const { events, end } = await read;
  expect(events.length).toBeGreaterThan(3);
  expect(end).toBe('clean');
  expect(timers.pending()).toBe(0);
  expect(mock.requests).toMatchObject([
    { outcome: 'aborted', abortedAt: 600, cancelledBy: 'client', cancels: 1, deltas: events.length + 1 },
  ]);
});

it('the server’s own id names a request too', async () => {
  const { mock, reply, cancel } = begin('', {});
  const id = (await reply).headers.get('x-mock-request-id');
  expect((await cancel(id)).status).toBe(200);
  expect(mock.requests[0]).toMatchObject({ cancelledBy: 'client' });
});

it('a cancel that comes after the client has left is noted, each time it comes', async () => {
  const client = new AbortController();
  const { mock, reply, cancel, timers } = begin('', { key: 'k', signal: client.signal });
  const read = readEvents(await reply);
  await timers.advance(600);
  client.abort();
  await read;
  await cancel();
  await cancel();
  expect(mock.requests).toMatchObject([{ outcome: 'aborted', cancelledBy: 'client', cancels: 2 }]);
});

it('a detached run ends too, and can’t be gone on with', async () => {
  const client = new AbortController();
  const { mock, reply, cancel, timers } = begin('&ids=1&detached=1', { key: 'k', signal: client.signal });
  const read = readEvents(await reply);
  await timers.advance(600);
  client.abort();
  await read;
  await timers.advance(100);
  expect(timers.pending()).toBe(1);
  await cancel();
  await timers.advance(0);
  expect(timers.pending()).toBe(0);
  const back = await ask(mock, `${PATH}&ids=1`, { key: 'k', lastEventId: '2' });
  expect(await readError(back)).toMatchObject({ status: 410, code: 'run_cancelled' });
});

it('a new attempt after a cancel begins anew', async () => {
  const { mock, reply, cancel } = begin('&ids=1&speed=instant');
  await reply;
  await cancel();
  const { events, end } = await readEvents(await ask(mock, `${PATH}&ids=1&speed=instant`, { key: 'k' }));
  expect([events[0]?.id, end]).toEqual(['1', 'clean']);
});

it('what had ended before is not cancelled', async () => {
  const { mock, reply, cancel } = begin('&speed=instant');
  await readEvents(await reply);
  expect(await (await cancel()).json()).toEqual({ requestId: 'k', status: 'ended' });
  expect(mock.requests[0]).toMatchObject({ outcome: 'completed', cancels: 1 });
  expect(mock.requests[0]).not.toHaveProperty('cancelledBy');
});

it('a request that waits for its headers or for a JSON body is answered with a 499', async () => {
  for (const [query, body] of [
    ['&headersMs=5000', {}],
    ['', { stream: false }],
  ] as const) {
    const { timers, mock, reply, cancel } = begin(query, { key: 'k', body });
    await timers.advance(100);
    await cancel();
    expect(await readError(await reply)).toMatchObject({ status: 499, code: 'cancelled' });
    expect(mock.requests[0]).toMatchObject({ outcome: 'aborted', cancelledBy: 'client' });
    expect(timers.pending()).toBe(0);
  }
});

it('an unknown request is a 404, and none at all a 400', async () => {
  const { cancel } = begin();
  expect(await readError(await cancel('never'))).toMatchObject({ status: 404, code: 'unknown_request' });
  expect(await readError(await cancel(7))).toMatchObject({ status: 400 });
});
