import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { type ChatMessage, useChat } from 'deltakit';
import { memo, Profiler, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { memoryThreads } from '../../src/storage/memory-threads';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

let clock: FakeClock;
let server: FakeServer;

beforeEach(() => {
  renders.clear();
  clock = createFakeClock();
  server = createFakeServer();
});

afterEach(cleanup);

type Options = Parameters<typeof useChat>[0];
const options = (more: Partial<Options> = {}): Options => ({
  url: '/api/chat',
  fetch: server.fetch,
  clock,
  retry: false,
  ...more,
});
const advance = (ms: number) => act(() => clock.advance(ms));

/** Answers the newest request with a text, whole or not. */
async function answer(text: string, isWhole = true): Promise<void> {
  await advance(32);
  server.last.open();
  server.last.token(text);
  if (isWhole) server.last.send('data: [DONE]\n\n');
  await advance(300);
}

let send: ReturnType<typeof useChat>['send'] | undefined;
const renders = new Map<string, number>();
const count = (id: string) => void renders.set(id, (renders.get(id) ?? 0) + 1);

function ShownStatus({ options: given }: { options: Options }) {
  const chat = useChat(given);
  send = chat.send;
  return (
    <Profiler id="status" onRender={count}>
      <p>{chat.status}</p>
    </Profiler>
  );
}

const ShownMessage = memo(({ message }: { message: Pick<ChatMessage, 'id' | 'text'> }) => (
  <Profiler id={message.id} onRender={count}>
    <p>{message.text}</p>
  </Profiler>
));

function ShownThread({ options: given }: { options: Options }) {
  const chat = useChat(given);
  send = chat.send;
  return chat.messages.map((message) => <ShownMessage key={message.id} message={message} />);
}

describe('useChat', () => {
  it('shows a thread as it grows, also under StrictMode', async () => {
    const { result } = renderHook(() => useChat(options()), { wrapper: StrictMode });
    act(() => void result.current.send('one'));
    expect(result.current.status).toBe('pending');
    await answer('1');
    expect(result.current.messages.map(({ text }) => text)).toEqual(['one', '1']);
    expect(server.requests).toHaveLength(1);
  });

  it('aborts what is under way when its component leaves the page', async () => {
    const { result, unmount } = renderHook(() => useChat(options()));
    act(() => void result.current.send('one'));
    await answer('1', false);
    unmount();
    await clock.settle();
    expect(server.last.isAborted).toBe(true);
    expect(clock.waiting).toBe(0);
  });

  it('shows another thread where it is given another id, and leaves the one before', async () => {
    const storage = memoryThreads();
    const { result, rerender } = renderHook(({ threadId }) => useChat(options({ storage, threadId })), {
      initialProps: { threadId: 'a' },
    });
    await waitFor(() => expect(result.current.isLoading).toBe(false));
    act(() => void result.current.send('one'));
    await answer('half', false);
    rerender({ threadId: 'b' });
    expect(result.current.messages).toEqual([]);
    await waitFor(() => expect(result.current.isLoading).toBe(false));
    expect(server.last.isAborted).toBe(true);
    rerender({ threadId: 'a' });
    await waitFor(() => expect(result.current.messages).toHaveLength(2));
    expect(result.current.messages[1]).toMatchObject({
      text: 'half',
      status: 'cancelled',
      reason: 'unmount',
    });
  });

  it('renders a component again only for the fields that it reads', async () => {
    render(<ShownStatus options={options()} />);
    act(() => void send?.('one'));
    const before = renders.get('status') ?? 0;
    await answer('word '.repeat(200), false);
    for (let i = 0; i < 10; i++) {
      server.last.token('word '.repeat(50));
      await advance(100);
    }
    expect(screen.getByText('streaming')).toBeDefined();
    expect((renders.get('status') ?? 0) - before).toBe(1);
  });

  it('renders nothing but the new ones of 500 messages again', async () => {
    const initialMessages = Array.from({ length: 500 }, (_, index) => ({
      role: index % 2 ? ('assistant' as const) : ('user' as const),
      parts: [{ type: 'text' as const, text: `message ${index}` }],
    }));
    render(<ShownThread options={options({ initialMessages })} />);
    expect(renders.size).toBe(500);
    renders.clear();
    act(() => void send?.('one more'));
    await answer('word '.repeat(500));
    expect(renders.size).toBe(2);
    expect(screen.getByText('one more')).toBeDefined();
  });

  it('runs a tool once under StrictMode', async () => {
    const execute = vi.fn(() => 1);
    const tools = { count: { parameters: z.object({}), execute } };
    const { result } = renderHook(() => useChat({ ...options(), tools }), { wrapper: StrictMode });
    act(() => void result.current.send('count'));
    await advance(32);
    server.last.open();
    const call = { index: 0, id: 'c', function: { name: 'count', arguments: '{}' } };
    for (const delta of [{ delta: { tool_calls: [call] } }, { delta: {}, finish_reason: 'tool_calls' }]) {
      server.last.send(`data: ${JSON.stringify({ choices: [{ index: 0, ...delta }] })}\n\n`);
    }
    server.last.send('data: [DONE]\n\n');
    await advance(300);
    await waitFor(() => expect(server.requests).toHaveLength(2));
    await answer('1');
    expect(execute).toHaveBeenCalledTimes(1);
    expect(result.current.messages[1]?.status).toBe('completed');
  });
});
