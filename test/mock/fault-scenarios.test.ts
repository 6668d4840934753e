import { createMockServer, type MockFormat, SCENARIOS, type Scenario } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { ENCODINGS, isMockFormat } from '../../src/mock/encode/create-encoder';
import { ask, readEvents } from './ask-mock';
import { createVirtualTimers } from './create-virtual-timers';
import { readBody, textOf } from './read-events';

const ANSWER = /^Salt lowers .* is ice\.$/;
const FORMATS = Object.keys(ENCODINGS).filter(isMockFormat);
const pathOf = (scenario: string, query = '', format: MockFormat = 'json-text') =>
  `/api/chat/stream?scenario=${scenario}&format=${format}${query}`;

describe('on the wire', () => {
  const mock = createMockServer({ speed: Infinity });
  const play = async (scenario: string, query?: string, format?: MockFormat) => {
    const response = await ask(mock, pathOf(scenario, query, format));
    return { response, ...(await readBody(response)) };
  };

  it('drop-first is headers and a broken connection, drop-after-end a whole reply and one', async () => {
    expect(await play('drop-first')).toMatchObject({ text: '', end: 'broken', response: { status: 200 } });
    const { text, end } = await play('drop-after-end');
    expect(end).toBe('broken');
    expect(textOf(text, 'json-text')).toMatch(ANSWER);
    expect(text).toMatch(/\{"done":true\}\n\n$/);
  });

  it('malformed has one event that is no JSON, in every format that has events', async () => {
    for (const format of SCENARIOS.malformed.formats ?? FORMATS) {
      const { text } = await play('malformed', '', format);
      const payloads = text.match(/\{.*$/gm) ?? [];
      const isWhole = (payload: string) => {
        try {
          return JSON.parse(payload.replace(/[,\]]+$/, ''));
        } catch {
          return false;
        }
      };
      expect([format, payloads.filter((payload) => !isWhole(payload)).length]).toEqual([format, 1]);
    }
  });

  it('duplicate-events repeats every fourth event', async () => {
    const { events } = await readEvents(await ask(mock, pathOf('duplicate-events')));
    expect([events[3], events[8]]).toEqual([events[4], events[9]]);
    expect(new Set(events.map(({ data }) => data)).size).toBeLessThan(events.length - 4);
  });

  it('wrong-type is a whole reply under the type of bytes, or another', async () => {
    const bytes = await play('wrong-type');
    expect(bytes.response.headers.get('content-type')).toBe('application/octet-stream');
    expect(textOf(bytes.text, 'json-text')).toMatch(ANSWER);
    const html = await play('wrong-type', '&contentType=text/html');
    expect(html.response.headers.get('content-type')).toBe('text/html');
  });

  it.each([
    ['no-content', 204, 0],
    ['empty-json', 200, 0],
    ['bare-error', 502, 0],
    ['unauthorized', 401, 60],
    ['huge-error', 500, 4 * 1024 * 1024],
  ])('%s is a status %i with at least %i bytes', async (scenario, status, bytes) => {
    const { response, text } = await play(scenario);
    expect(response.status).toBe(status);
    expect(text.length).toBeGreaterThanOrEqual(bytes);
    if (bytes === 0) expect(text).toBe('');
  });

  it('redirect leads to a reply in the same format', async () => {
    const { response } = await play('redirect');
    const to = new URL(response.headers.get('location') ?? '', 'http://mock.local/api/chat/stream');
    expect([response.status, to.pathname + to.search]).toEqual([307, pathOf('short')]);
  });

  it('endless-line goes on until the client leaves', async () => {
    const response = await ask(mock, pathOf('endless-line'));
    const reader = response.body?.getReader();
    let text = '';
    while (text.length < 200_000) text += new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    expect(text).toMatch(/^data: \{"token":"x+$/);
    expect(mock.requests.at(-1)?.outcome).toBe('aborted');
  });
});

describe('in time', () => {
  /** What had come after so many milliseconds, and when the headers had. */
  async function playFor(ms: number, scenario: string, query = '', format?: MockFormat) {
    const timers = createVirtualTimers();
    const mock = createMockServer({ timers });
    const client = new AbortController();
    let headersAt: number | undefined;
    const played = ask(mock, pathOf(scenario, query, format), { signal: client.signal }).then(
      (response) => {
        headersAt = timers.now();
        return readBody(response);
      },
      () => ({ text: '', end: 'broken' }),
    );
    await timers.advance(ms);
    client.abort();
    const { text, end } = await played;
    expect(timers.pending()).toBe(0);
    return { headersAt, text, end };
  }

  it('slow-headers come after three seconds or headersMs, no-headers never', async () => {
    expect(await playFor(20_000, 'slow-headers')).toMatchObject({ headersAt: 3000, end: 'clean' });
    expect(await playFor(20_000, 'slow-headers', '&headersMs=50')).toMatchObject({ headersAt: 50 });
    expect(await playFor(20_000, 'slow-headers', '&speed=instant')).toMatchObject({ headersAt: 0 });
    expect((await playFor(3_600_000, 'no-headers')).headersAt).toBeUndefined();
    expect((await playFor(3_600_000, 'no-headers', '&speed=instant')).headersAt).toBeUndefined();
  });

  it('silence is headers and no byte, for ever or for stallMs', async () => {
    expect(await playFor(3_600_000, 'silence')).toEqual({ headersAt: 0, text: '', end: 'broken' });
    expect(await playFor(60_000, 'silence', '&stallMs=9000')).toMatchObject({ end: 'clean' });
  });

  it('keep-alives come twice a second and say nothing, in the way of each format', async () => {
    expect((await playFor(10_000, 'keep-alives')).text).toBe(': keep-alive\n\n'.repeat(21));
    expect((await playFor(1000, 'keep-alives', '', 'ndjson')).text).toBe('\n\n\n');
    const midway = (await playFor(10_000, 'keep-alives-midway')).text;
    expect(midway).toMatch(/"token":"Salt"[\s\S]*(: keep-alive\n\n){10}$/);
    expect(midway).not.toContain('done');
  });
});

it('whatever does not end well, or not at once, says that it is a fault', async () => {
  const list: { name: string; isFault?: true }[] = await (await createMockServer()('/api/_scenarios')).json();
  const faults = list.filter(({ isFault }) => isFault).map(({ name }) => name);
  expect(faults).toEqual(expect.arrayContaining(['stall', 'cut', 'html', 'keep-alives', 'rate-limit']));
  const playable = Object.entries<Scenario>(SCENARIOS).filter(([, { isFault }]) => !isFault);
  for (const [name, scenario] of playable) {
    const mock = createMockServer({ speed: Infinity });
    const format = scenario.formats?.[0] ?? 'openai-chat';
    const { end } = await readBody(await ask(mock, pathOf(name, '&failures=0', format)));
    expect([name, end]).toEqual([name, 'clean']);
  }
});
