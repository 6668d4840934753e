/** `<Markdown of={…}>` in a page: it follows a reply by itself, and React finds nothing to say against it. */
import { cleanup, render, screen, within } from '@testing-library/react';
import { createEngine, type Engine } from 'deltakit/core';
import { Markdown } from 'deltakit/markdown';
import { act, Profiler, StrictMode, useLayoutEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

let clock: FakeClock;
let errors: MockInstance<typeof console.error>;
const engines: Engine[] = [];

beforeEach(() => {
  clock = createFakeClock();
  errors = vi.spyOn(console, 'error');
});

afterEach(() => {
  cleanup();
  for (const engine of engines.splice(0)) engine.dispose();
  const said = errors.mock.calls.splice(0);
  errors.mockRestore();
  expect(said).toEqual([]);
});

const advance = (ms: number) => act(() => clock.advance(ms));
const DONE = 'data: [DONE]\n\n';

/** An engine whose reply the test writes. */
function createReply(): { engine: Engine; server: FakeServer; open(): Promise<void> } {
  const server = createFakeServer();
  const engine = createEngine({ url: '/api/chat', fetch: server.fetch, clock, retry: false });
  engines.push(engine);
  return {
    engine,
    server,
    async open() {
      await act(async () => {
        void engine.start('hi');
        await clock.settle();
      });
      server.last.open();
    },
  };
}

interface PageProps {
  of: Engine;
  onRender?: () => void;
  /** Called with what a commit of its own put on the page. */
  onPaint?: (text: string | null | undefined) => void;
}

function Page({ of, onRender, onPaint }: PageProps) {
  onRender?.();
  useLayoutEffect(() => onPaint?.(document.querySelector('[data-slot=dk-markdown]')?.textContent));
  return <Markdown of={of} />;
}

describe('markdown of a reply', () => {
  it('follows it, without that what is around it renders', async () => {
    const { engine, server, open } = createReply();
    const onRender = vi.fn();
    const { container } = render(<Page of={engine} onRender={onRender} />);
    await open();
    server.last.token('# One\n\ntwo **thr');
    await advance(300);
    expect(screen.getByRole('heading', { name: 'One' })).toBeInTheDocument();
    expect(container.querySelector('strong')).toHaveTextContent('thr');
    server.last.token('ee** four');
    server.last.send(DONE);
    await advance(300);
    expect(container.querySelector('p')).toHaveTextContent('two three four');
    expect(onRender).toHaveBeenCalledOnce();
  });

  it('renders at most once for what is published, and keeps the elements of what has settled', async () => {
    const { engine, server, open } = createReply();
    let commits = 0;
    let published = 0;
    engine.subscribe(() => void published++);
    const { container } = render(
      <Profiler id="markdown" onRender={() => void commits++}>
        <Markdown of={engine} />
      </Profiler>,
    );
    await open();
    server.last.token('# One\n\ntwo\n\n');
    await advance(300);
    const heading = container.querySelector('h1');
    const before = { commits, published };
    server.last.token('word '.repeat(200));
    await advance(400);
    expect(commits - before.commits).toBeLessThanOrEqual(published - before.published);
    expect(published - before.published).toBeGreaterThan(3);
    expect(container.querySelector('h1')).toBe(heading);
  });

  it('shows what is there already, and follows from there', async () => {
    const { engine, server, open } = createReply();
    await open();
    server.last.token('so **far');
    await advance(300);
    const { container } = render(<Markdown of={engine} />);
    expect(container).toHaveTextContent('so far');
    server.last.token('** it went');
    await advance(300);
    expect(container).toHaveTextContent('so far it went');
  });

  it('shows the same in StrictMode, and lets go of the reply when it is taken away', async () => {
    const { engine, server, open } = createReply();
    const unsubscribed: boolean[] = [];
    const counted = {
      getSnapshot: engine.getSnapshot,
      subscribe(listener: () => void) {
        const end = engine.subscribe(listener);
        const index = unsubscribed.push(false) - 1;
        return () => {
          unsubscribed[index] = true;
          end();
        };
      },
    };
    const { container, unmount } = render(
      <StrictMode>
        <Markdown of={counted} />
      </StrictMode>,
    );
    await open();
    server.last.token('- one\n- two');
    server.last.send(DONE);
    await advance(300);
    expect(within(container).getAllByRole('listitem')).toHaveLength(2);
    unmount();
    expect(unsubscribed.length).toBeGreaterThan(0);
    expect(unsubscribed).not.toContain(false);
  });

  it('of another reply shows that one from the first on, and nothing of the one before', async () => {
    const [first, second] = [createReply(), createReply()];
    for (const [{ server, open }, text] of [
      [first, 'the first'],
      [second, 'the second'],
    ] as const) {
      await open();
      server.last.token(text);
    }
    await advance(300);
    const painted: (string | null | undefined)[] = [];
    const onPaint = (text: string | null | undefined) => void painted.push(text);
    const { rerender, container } = render(<Page of={first.engine} onPaint={onPaint} />);
    rerender(<Page of={second.engine} onPaint={onPaint} />);
    expect(container).toHaveTextContent('the second');
    first.server.last.token(' goes on');
    second.server.last.token(' too');
    await advance(300);
    expect(container).toHaveTextContent('the second too');
    expect(painted).toEqual(['the first', 'the second']);
  });

  it('that is tried again shows the new one in the place of the old one', async () => {
    const { engine, server, open } = createReply();
    const { container } = render(<Markdown of={engine} />);
    await open();
    server.last.token('the *old* one, and more');
    await advance(300);
    server.last.drop();
    await advance(300);
    expect(container).toHaveTextContent('the old one, and more');
    await act(async () => {
      void engine.retry();
      await clock.settle();
    });
    expect(container).toHaveTextContent('the old one, and more');
    server.last.open();
    server.last.token('the old');
    await advance(300);
    expect(container.textContent).toBe('the old');
    server.last.token('er **new** one');
    server.last.send(DONE);
    await advance(300);
    expect(container.textContent).toBe('the older new one');
  });

  it('that was stopped keeps what came, as a whole text', async () => {
    const { engine, server, open } = createReply();
    const { container } = render(<Markdown of={engine} />);
    await open();
    server.last.token('so **far and `no');
    await advance(300);
    expect(container.textContent).toBe('so far and no');
    act(() => engine.stop());
    expect(container.textContent).toBe('so **far and `no');
    await advance(300);
    expect(container.textContent).toBe('so **far and `no');
  });

  it('that is reset and begun anew shows the new one', async () => {
    const { engine, server, open } = createReply();
    const { container } = render(<Markdown of={engine} />);
    await open();
    server.last.token('one');
    server.last.send(DONE);
    await advance(300);
    act(() => engine.reset());
    await advance(16);
    expect(container.textContent).toBe('');
    await open();
    server.last.token('two');
    server.last.send(DONE);
    await advance(300);
    expect(container.textContent).toBe('two');
  });

  it('shows texts on both sides of a tool call as one, and nothing of the call or of a thought', async () => {
    const { engine, server, open } = createReply();
    const { container } = render(<Markdown of={engine} />);
    await open();
    const chunk = (delta: object) =>
      server.last.send(`data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`);
    chunk({ reasoning_content: 'let me *see*' });
    chunk({ content: 'It is **' });
    await advance(300);
    chunk({ tool_calls: [{ index: 0, id: 'c1', function: { name: 'look_up', arguments: '{}' } }] });
    chunk({ content: 'so**.' });
    await advance(300);
    expect(container.querySelector('p')?.innerHTML).toMatch(/^It is <strong>so<\/strong>\.$/);
  });

  it('is hydrated as the server made it, and goes on', async () => {
    const { engine, server, open } = createReply();
    await open();
    server.last.token('so **far');
    await advance(300);
    const container = document.createElement('div');
    container.innerHTML = renderToString(<Markdown of={engine} />);
    expect(container.textContent).toBe('so far');
    const root = await act(() =>
      hydrateRoot(container, <Markdown of={engine} />, { onRecoverableError: console.error }),
    );
    server.last.token('** it went');
    await advance(300);
    expect(container.textContent).toBe('so far it went');
    act(() => root.unmount());
  });
});
