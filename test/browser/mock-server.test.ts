/** The hook in Chromium against the mock server over real HTTP: what the page shows, and what the server saw. */
import type { MockRequest } from 'deltakit/mock';
import { describe, expect, inject, it, vi } from 'vitest';
import { probeStream, type StreamProbe } from './stream-probe';

const mockUrl = inject('mockUrl');
let marks = 0;

async function probe(scenario: string, query = ''): Promise<StreamProbe & { seen(): Promise<MockRequest> }> {
  const mark = `mark=${Date.now()}-${marks++}`;
  const probed = await probeStream({
    url: `${mockUrl}/api/chat/stream?scenario=${scenario}&${mark}${query}`,
  });
  return Object.assign(Object.create(probed) as StreamProbe, {
    async seen() {
      const requests = (await (await fetch(`${mockUrl}/api/_requests`)).json()) as MockRequest[];
      const found = requests.filter((request) => request.query.includes(mark));
      expect(found).toHaveLength(1);
      return found[0]!;
    },
  });
}

describe('a prompt', () => {
  it.each(['openai-chat', 'json-text', 'ndjson', 'raw-text'])(
    'streams to its end as %s, recognised by itself',
    async (format) => {
      const { stream, container, seen } = await probe('short', `&format=${format}`);
      const lengths = new Set<number>();
      const ended = stream.start('Why does pasta take longer?');
      const watch = setInterval(() => lengths.add(container.textContent?.length ?? 0), 16);
      const outcome = await ended;
      clearInterval(watch);
      expect(outcome.status === 'completed' && outcome.final.text).toContain('So pasta takes longer.');
      expect(lengths.size).toBeGreaterThan(2);
      expect(await seen()).toMatchObject({ outcome: 'completed', format });
    },
  );

  it('echoes emoji, Arabic and Chinese as they were sent', async () => {
    const text = 'Grüße 👨‍👩‍👧‍👦 🇩🇪 你好، مرحبا';
    const { stream } = await probe('echo');
    expect(await stream.start(text)).toMatchObject({ status: 'completed', final: { text } });
  });
});

describe('a stop', () => {
  it('gives cancelled with the partial text, and the server sees it', async () => {
    const { stream, container, seen } = await probe('long-markdown');
    const ended = stream.start('Tell me of the tides');
    await expect.poll(() => container.textContent?.length ?? 0, { timeout: 5000 }).toBeGreaterThan(50);
    const stoppedAt = Date.now();
    stream.stop();
    const outcome = await ended;
    expect(outcome).toMatchObject({ status: 'cancelled', reason: 'user' });
    const kept = outcome.status === 'cancelled' ? outcome.partial.text : '';
    expect(kept.length).toBeGreaterThan(50);
    await expect.poll(() => container.textContent).toBe(kept);
    expect(container.querySelector('[data-status="cancelled"]')).not.toBeNull();

    const request = await vi.waitUntil(async () => {
      const found = await seen();
      return found.outcome === 'aborted' && found;
    });
    // How quickly it may be is held by test/demo, which plays it more than once.
    console.info(`the server saw the abort ${Number(request.abortedAt) - stoppedAt} ms after the stop`);
  });

  it('while the server is still silent gives cancelled, and the server sees it', async () => {
    const { stream, seen } = await probe('slow-first-token');
    const ended = stream.start('hi');
    await expect.poll(async () => (await seen()).outcome).toBe('running');
    stream.stop();
    expect(await ended).toMatchObject({ status: 'cancelled', partial: { text: '' } });
    await expect.poll(async () => (await seen()).outcome).toBe('aborted');
  });

  it('comes from leaving the page too', async () => {
    const { stream, container, unmount, seen } = await probe('stall');
    const ended = stream.start('hi');
    await expect.poll(() => container.textContent?.length ?? 0).toBeGreaterThan(5);
    unmount();
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'unmount' });
    await expect.poll(async () => (await seen()).outcome).toBe('aborted');
  });
});

describe('a fault', () => {
  it.each([
    ['cut', '', { kind: 'truncated' }],
    ['drop', '', { kind: 'network' }],
    ['error-event', '', { kind: 'provider' }],
    ['error-event', '&format=json-text', { kind: 'provider' }],
    ['rate-limit', '', { kind: 'rate-limit', status: 429, retryAfterMs: 3000 }],
    ['server-error', '', { kind: 'http', status: 500 }],
    ['html', '', { kind: 'malformed' }],
    ['empty', '', { kind: 'truncated' }],
  ] as const)('%s%s is failed, never completed, and keeps what came', async (scenario, query, error) => {
    const { stream, container } = await probe(scenario, query);
    const outcome = await stream.start('hi');
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { ...error, requestId: expect.stringMatching(/^req_/) },
    });
    if (outcome.status !== 'failed') return;
    await expect.poll(() => container.textContent).toBe(outcome.partial.text);
    expect(outcome.partial.text.length > 0).toBe(['cut', 'drop', 'error-event'].includes(scenario));
    expect(outcome.error.message).toMatch(/\w.*\. .*\.$/);
  });

  it('is over with a retry, which never doubles the text', async () => {
    let scenario = 'cut';
    const probed = await probeStream({
      url: `${mockUrl}/api/chat/stream`,
      body: (input) => ({ messages: [{ role: 'user', content: input }], scenario }),
    });
    expect(await probed.stream.start('hi')).toMatchObject({ status: 'failed' });
    scenario = 'echo';
    expect(await probed.stream.retry()).toMatchObject({ status: 'completed', final: { text: 'hi' } });
  });

  it('of an address where nobody listens is a network error', async () => {
    const { stream } = await probeStream({ url: 'http://127.0.0.1:9/api' });
    expect(await stream.start('hi')).toMatchObject({
      status: 'failed',
      error: { kind: 'network', retryable: true },
    });
  });
});
