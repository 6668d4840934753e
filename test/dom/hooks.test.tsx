import { act, cleanup, render, renderHook, screen } from '@testing-library/react';
import { type LLMStream, type UseLLMStreamOptions, useCompletion, useLLMStream } from 'deltakit';
import { memo, StrictMode, useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

let clock: FakeClock;
let server: FakeServer;

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
});

afterEach(cleanup);

const options = (more: Partial<UseLLMStreamOptions> = {}): UseLLMStreamOptions => ({
  url: '/api/chat',
  fetch: server.fetch,
  clock,
  ...more,
});
const advance = (ms: number) => act(() => clock.advance(ms));
const settle = () => act(() => clock.settle());
const DONE = 'data: [DONE]\n\n';

const ShowsText = memo(({ display }: { display: LLMStream['display'] }) => <p>{display.text}</p>);

function HandsOn({ options: given }: { options: UseLLMStreamOptions }) {
  const { start, display } = useLLMStream(given);
  useEffect(() => void start('hi'), [start]);
  return <ShowsText display={display} />;
}

describe('useLLMStream', () => {
  it('streams into the component, and narrows by status', async () => {
    const { result } = renderHook(() => useLLMStream(options()));
    expect(result.current.status).toBe('idle');
    let ended: ReturnType<LLMStream['start']>;
    act(() => {
      ended = result.current.start('hi');
    });
    expect(result.current.status).toBe('pending');
    await settle();
    server.last.open();
    server.last.token('Hello ', 'world');
    await advance(300);
    expect(result.current.status).toBe('streaming');
    expect(result.current.display.text).toBe('Hello world');
    server.last.send(DONE);
    await advance(32);
    const stream = result.current;
    expect(stream.status === 'completed' ? stream.final.text : undefined).toBe('Hello world');
    expect(await ended!).toMatchObject({ status: 'completed' });
  });

  it('gives partial and error when it fails, partial and reason when it is stopped', async () => {
    const { result } = renderHook(() => useLLMStream(options()));
    act(() => void result.current.start('hi'));
    await settle();
    server.last.open();
    server.last.token('Half');
    server.last.close();
    await advance(32);
    expect(result.current).toMatchObject({
      status: 'failed',
      error: { kind: 'truncated' },
      partial: { text: 'Half' },
    });
    expect(result.current.final).toBeUndefined();

    act(() => void result.current.retry());
    await settle();
    server.last.open();
    server.last.token('Hal');
    await advance(300);
    act(() => result.current.stop());
    expect(result.current).toMatchObject({ status: 'cancelled', reason: 'user', partial: { text: 'Hal' } });
    act(() => result.current.reset());
    expect(result.current).toMatchObject({ status: 'idle', display: { text: '' } });
  });

  it('takes stop as an event handler, and keeps the identity of its functions', async () => {
    const { result, rerender } = renderHook(() => useLLMStream(options()));
    const { start, stop, retry, reset } = result.current;
    act(() => void start('hi'));
    await settle();
    render(
      <button type="button" onClick={result.current.stop}>
        Stop
      </button>,
    );
    act(() => screen.getByRole('button').click());
    expect(result.current).toMatchObject({ status: 'cancelled', reason: 'user' });
    rerender();
    expect(result.current).toMatchObject({ start, stop, retry, reset });
  });

  it('aborts when the component leaves the page', async () => {
    const { result, unmount } = renderHook(() => useLLMStream(options()));
    let ended: ReturnType<LLMStream['start']>;
    act(() => {
      ended = result.current.start('hi');
    });
    await settle();
    server.last.open();
    server.last.token('some');
    await advance(32);
    unmount();
    await settle();
    expect(server.last.isAborted).toBe(true);
    expect(clock.waiting).toBe(0);
    expect(await ended!).toMatchObject({ status: 'cancelled', reason: 'unmount', partial: { text: 'some' } });
  });

  it('makes exactly one request for a start in an effect under StrictMode, and none is left over', async () => {
    const ends: string[] = [];
    const { result } = renderHook(
      () => {
        const { status, start } = useLLMStream(options());
        useEffect(() => {
          void start('hi').then((outcome) => ends.push(outcome.status));
        }, [start]);
        return status;
      },
      { wrapper: StrictMode },
    );
    await settle();
    expect(server.requests).toHaveLength(1);
    expect(server.last.isAborted).toBe(false);
    server.last.open();
    server.last.token('hi');
    server.last.send(DONE);
    await advance(300);
    expect(result.current).toBe('completed');
    expect(ends).toEqual(['cancelled', 'completed']);
  });

  it('never calls a stale callback, nor uses a stale url, header or body', async () => {
    const seen: string[] = [];
    const { result, rerender } = renderHook(
      ({ turn }) =>
        useLLMStream(
          options({
            url: `/api/${turn}`,
            headers: () => ({ 'x-turn': String(turn) }),
            body: { turn },
            onEnd: (outcome) => seen.push(`${turn}: ${outcome.status}`),
          }),
        ),
      { initialProps: { turn: 1 } },
    );
    rerender({ turn: 2 });
    act(() => void result.current.start('hi'));
    await settle();
    expect(server.last.url).toBe('/api/2');
    expect(server.last.body).toMatchObject({ turn: 2 });
    expect(new Headers(server.last.init.headers).get('x-turn')).toBe('2');
    rerender({ turn: 3 });
    server.last.open();
    server.last.token('done');
    server.last.send(DONE);
    await advance(300);
    expect(seen).toEqual(['3: completed']);
  });
});

describe('a component renders again only for the fields it reads', () => {
  async function countRenders(read: (stream: LLMStream) => unknown): Promise<number> {
    let renders = 0;
    let start: LLMStream['start'] | undefined;
    renderHook(() => {
      const stream = useLLMStream(options());
      start = stream.start;
      read(stream);
      renders += 1;
    });
    act(() => void start?.('hi'));
    await settle();
    server.last.open();
    for (let i = 0; i < 50; i++) {
      server.last.token('word ');
      await advance(16);
    }
    server.last.send(DONE);
    await advance(300);
    return renders;
  }

  it('none but the first where it reads no state', async () => {
    expect(await countRenders(() => {})).toBe(1);
  });

  it('one a status where it reads the status', async () => {
    expect(await countRenders((stream) => stream.status)).toBe(4);
  });

  it('none for text where it reads the tool calls', async () => {
    expect(await countRenders((stream) => stream.display.toolCalls.length)).toBe(1);
  });

  it('one for a field that appears later', async () => {
    expect(await countRenders((stream) => stream.final)).toBe(2);
    expect(await countRenders((stream) => stream.display.refusal)).toBe(1);
  });

  it('each frame where it reads the text', async () => {
    const renders = await countRenders((stream) => stream.display.text);
    // Text is painted 31 times a second.
    expect(renders).toBeGreaterThan(20);
    expect(renders).toBeLessThan(80);
  });

  it('each frame where it hands the display on whole', async () => {
    render(<HandsOn options={options()} />);
    await settle();
    server.last.open();
    server.last.token('Hello');
    await advance(300);
    expect(screen.getByText('Hello')).toBeInTheDocument();
  });

  it('and an event handler that reads another field gets the latest, not that of the last render', async () => {
    let stream: LLMStream | undefined;
    const { result } = renderHook(() => {
      stream = useLLMStream(options());
      return stream.status;
    });
    act(() => void stream?.start('hi'));
    await settle();
    server.last.open();
    server.last.token('Hello');
    await advance(32);
    expect(result.current).toBe('streaming');
    const early = stream?.display;
    const earlyText = early?.text;
    await advance(300);
    expect(stream?.display.text).toBe('Hello');
    expect(early?.text).toBe(earlyText);
  });

  it('and what it reads can be spread, logged and cloned', async () => {
    const { result } = renderHook(() => useLLMStream(options()));
    expect({ ...result.current.display }).toMatchObject({ text: '', parts: [] });
    expect(structuredClone(result.current.display)).toMatchObject({ text: '' });
    expect(JSON.parse(JSON.stringify(result.current))).toMatchObject({ status: 'idle' });
  });
});

describe('useCompletion', () => {
  it('sends the prompt, and streams the completion', async () => {
    const { result } = renderHook(() => useCompletion(options({ body: { temperature: 0 } })));
    let ended: ReturnType<typeof result.current.complete>;
    act(() => {
      ended = result.current.complete('A name for a boat');
    });
    await settle();
    expect(server.last.body).toEqual({ prompt: 'A name for a boat', stream: true, temperature: 0 });
    server.last.open('application/x-ndjson');
    server.last.send('{"text":"Water"}\n{"text":"melon"}\n{"done":true}\n');
    await advance(300);
    expect(result.current).toMatchObject({ status: 'completed', final: { text: 'Watermelon' } });
    expect(await ended!).toMatchObject({ status: 'completed', final: { text: 'Watermelon' } });
  });

  it('asks for JSON with mode json: the same states, shown at once', async () => {
    const seen: string[] = [];
    const { result } = renderHook(() => {
      const completion = useCompletion(options({ mode: 'json' }));
      seen.push(`${completion.status} ${completion.display.text}`);
      return completion;
    });
    act(() => void result.current.complete('A name'));
    await settle();
    expect(server.last.body).toEqual({ prompt: 'A name', stream: false });
    server.last.open('application/json');
    server.last.send('{"text":"Watermelon"}');
    server.last.close();
    await advance(32);
    expect(seen).toEqual(['idle ', 'pending ', 'completed Watermelon']);
  });

  it('is told what it gave when the body can not be written', async () => {
    const onEnd = vi.fn();
    const { result } = renderHook(() => useCompletion(options({ body: { n: 1n }, onEnd })));
    act(() => void result.current.complete('x'));
    await advance(32);
    expect(result.current).toMatchObject({ status: 'failed', error: { kind: 'invalid-request' } });
    expect(onEnd).toHaveBeenCalledOnce();
  });
});
