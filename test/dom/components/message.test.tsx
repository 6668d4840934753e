import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Message } from 'deltakit/components';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeReply, makeReplyOf } from '../../../stories/components/make-reply';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const loader = () => screen.queryByRole('img', { name: 'Writing a reply' });

test('the loader stays until there is something to see, not until the stream begins', () => {
  const { rerender } = render(<Message role="assistant" status="pending" reply={makeReply('')} />);
  expect(loader()).toBeInTheDocument();
  rerender(<Message role="assistant" status="streaming" reply={makeReply('')} />);
  expect(loader()).toBeInTheDocument();
  rerender(<Message role="assistant" status="streaming" reply={makeReply('A')} />);
  expect(loader()).toBeNull();
});

test('the loader comes back when all that can be seen stands still while the reply goes on', () => {
  const call = { id: '1', name: 'look_up', argsText: '{}' };
  const sources = [{ title: 'A page' }];
  const { rerender } = render(
    <Message role="assistant" status="streaming" reply={makeReply('', { sources })} />,
  );
  expect(loader()).toBeInTheDocument();
  rerender(
    <Message
      role="assistant"
      status="streaming"
      reply={makeReply('', { sources, toolCalls: [{ ...call, status: 'forming' }] })}
    />,
  );
  expect(loader()).toBeNull();
  rerender(
    <Message
      role="assistant"
      status="streaming"
      reply={makeReply('', { sources, toolCalls: [{ ...call, status: 'ready' }] })}
    />,
  );
  expect(loader()).toBeInTheDocument();
});

const reasoning = () => screen.getByText('Hm.').closest('details');

test('reasoning is open while there is nothing else to read, and closes when the text begins', () => {
  const facts = { reasoning: 'Hm.' };
  const { rerender } = render(<Message role="assistant" status="streaming" reply={makeReply('', facts)} />);
  expect(reasoning()).toHaveAttribute('open');
  rerender(<Message role="assistant" status="streaming" reply={makeReply('A', facts)} />);
  expect(reasoning()).not.toHaveAttribute('open');
  expect(screen.getByText('A')).toBeInTheDocument();
});

test('reasoning that a person opened or closed stays so', async () => {
  vi.useRealTimers();
  const facts = { reasoning: 'Hm.' };
  const { rerender } = render(<Message role="assistant" status="streaming" reply={makeReply('', facts)} />);
  fireEvent.click(screen.getByText('Reasoning'));
  await waitFor(() => expect(reasoning()).not.toHaveAttribute('open'));
  rerender(<Message role="assistant" status="streaming" reply={makeReply('', { reasoning: 'Hm. So' })} />);
  expect(screen.getByText('Hm. So').closest('details')).not.toHaveAttribute('open');
  rerender(<Message role="assistant" status="streaming" reply={makeReply('', facts)} />);
  fireEvent.click(screen.getByText('Reasoning'));
  await waitFor(() => expect(reasoning()).toHaveAttribute('open'));
  rerender(<Message role="assistant" status="completed" reply={makeReply('A', facts)} />);
  expect(reasoning()).toHaveAttribute('open');
});

test('parts stand in the order in which they came', () => {
  const { container } = render(
    <Message
      role="assistant"
      reply={{
        ...makeReply('One two'),
        parts: [
          { type: 'text', text: 'One' },
          {
            type: 'tool-call',
            call: { id: '1', name: 'look_up', argsText: '{}', args: {}, status: 'ready' },
          },
          { type: 'text', text: ' two' },
        ],
      }}
    />,
  );
  const body = container.querySelector('[data-slot="dk-message-body"]');
  expect([...(body?.children ?? [])].map((part) => part.textContent)).toEqual([
    'One',
    'look_up Ready',
    ' two',
  ]);
});

test('only sources of the web are links, and they tell the site nothing', () => {
  const sources = [
    { title: 'A page', url: 'https://example.com/a' },
    { url: 'http://example.org/b' },
    { title: 'A script', url: 'javascript:alert(1)' },
    { title: 'A file', url: 'file:///etc/passwd' },
    { title: 'Data', url: 'data:text/html,x' },
    { title: 'No address' },
  ];
  render(<Message role="assistant" reply={makeReply('So it is.', { sources })} />);
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '1 A page example.com',
    '2 example.org',
    '3 A script',
    '4 A file',
    '5 Data',
    '6 No address',
  ]);
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    'https://example.com/a',
    'http://example.org/b',
  ]);
  for (const link of links) expect(link).toHaveAttribute('rel', 'noopener noreferrer');
});

test('a message whose props are the same is not rendered again, and of a live one only the part that grows', () => {
  const rendered: string[] = [];
  const labels = {
    get assistant() {
      rendered.push('message');
      return 'Assistant';
    },
    toolState: () => {
      rendered.push('tool call');
      return '';
    },
  };
  const call = { id: '1', name: 'look_up', argsText: '{}', args: {}, status: 'ready' as const };
  const before = makeReply('', { toolCalls: [call] });
  const message = (text: string) => (
    <Message
      role="assistant"
      status="streaming"
      labels={labels}
      reply={text ? { ...before, text, parts: [...before.parts, { type: 'text', text }] } : before}
    />
  );
  const { rerender } = render(message('A'));
  expect(rendered.filter((name) => name === 'tool call')).toHaveLength(1);
  rerender(message('A b'));
  expect(screen.getByText('A b')).toBeInTheDocument();
  expect(rendered.filter((name) => name === 'tool call')).toHaveLength(1);

  const settled = <Message key="settled" role="assistant" reply={before} labels={labels} />;
  const view = render(<div>{settled}</div>);
  rendered.length = 0;
  view.rerender(
    <div>
      <Message key="settled" role="assistant" reply={before} labels={labels} />
    </div>,
  );
  expect(rendered).toEqual([]);
});

test('a failed reply keeps its text, and says what happened in words', () => {
  render(
    <Message
      role="assistant"
      status="failed"
      reply={makeReply('Half an ans')}
      error={{ kind: 'truncated', message: 'The connection closed early.' }}
    />,
  );
  expect(screen.getByText('Half an ans')).toBeInTheDocument();
  expect(screen.getByText('Cut off before the end')).toBeInTheDocument();
  expect(screen.getByText('The connection closed early.')).toBeInTheDocument();
});

test('a kind of error that is not known yet still says that something went wrong', () => {
  render(<Message role="assistant" status="failed" error={{ kind: 'new-kind', message: 'x' }} />);
  expect(screen.getByText('Something went wrong')).toBeInTheDocument();
});

test.each([
  ['user', 'Stopped'],
  ['superseded', 'Replaced by a newer question'],
  ['server', 'Ended by the server'],
] as const)('a reply cancelled by %s says “%s”', (reason, words) => {
  render(<Message role="assistant" status="cancelled" reason={reason} reply={makeReply('Half')} />);
  expect(screen.getByText(words)).toBeInTheDocument();
});

test('a whole reply has no note, unless it ended at a limit', () => {
  const { container, rerender } = render(
    <Message role="assistant" reply={makeReply('Done.', { finishReason: 'stop' })} />,
  );
  expect(container.querySelector('[data-slot="dk-message-note"]')).toBeNull();
  rerender(<Message role="assistant" reply={makeReply('Done', { finishReason: 'length' })} />);
  expect(screen.getByText('Ended at the length limit')).toBeInTheDocument();
});

test('a refusal is shown where there is no text', () => {
  render(<Message role="assistant" reply={makeReply('', { refusal: 'I can’t help with that.' })} />);
  expect(screen.getByText('I can’t help with that.')).toBeInTheDocument();
});

test('the retry waits as long as the server asked', () => {
  const onRetry = vi.fn();
  render(
    <Message
      role="assistant"
      status="failed"
      error={{ kind: 'rate-limit', message: 'Slow down.', retryAfterMs: 3000 }}
      onRetry={onRetry}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Try again in 3 s' }));
  expect(onRetry).not.toHaveBeenCalled();
  act(() => vi.advanceTimersByTime(1250));
  expect(screen.getByRole('button', { name: 'Try again in 2 s' })).toBeInTheDocument();
  act(() => vi.advanceTimersByTime(2000));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
});

test('every string can be replaced', () => {
  render(
    <Message
      role="assistant"
      status="failed"
      error={{ kind: 'network', message: 'x' }}
      onRetry={() => {}}
      labels={{ assistant: 'Helferin', failed: (kind) => `Fehler: ${kind}`, retry: 'Noch einmal' }}
    />,
  );
  expect(screen.getByRole('article', { name: 'Helferin' })).toBeInTheDocument();
  expect(screen.getByText('Fehler: network')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Noch einmal' })).toBeInTheDocument();
});

test('every element of the kit has a slot, so that the reset and an app can reach it', () => {
  const call = { id: '1', name: 'web_search', argsText: '{}' } as const;
  render(
    <Message
      role="assistant"
      status="failed"
      reply={makeReply('Half', {
        reasoning: 'Hm.',
        toolCalls: [{ ...call, status: 'interrupted' }],
        sources: [{ title: 'A page', url: 'https://example.com' }],
      })}
      error={{ kind: 'http', message: 'x' }}
      onRetry={() => {}}
    />,
  );
  render(
    <Message
      role="assistant"
      status="pending"
      reply={makeReplyOf([
        { type: 'tool-call', call: { ...call, status: 'ready', isRemote: true, result: [1] } },
        { type: 'file', file: { name: 'a.pdf', url: 'https://example.com/a' } },
        { type: 'file', file: { mediaType: 'image/png', url: 'data:image/png;base64,AAAA' } },
        { type: 'source', source: { title: 'A page', url: 'https://example.com', snippet: 'So.', score: 1 } },
      ])}
      error={{ kind: 'network', message: 'x' }}
      attempt={2}
      retryAt={Date.now() + 5000}
      onStop={() => {}}
    />,
  );
  const bare = screen
    .getAllByRole('article')
    .flatMap((message) => [...message.querySelectorAll('*')])
    .filter((element) => !element.hasAttribute('data-slot'));
  expect(bare).toEqual([]);
});

test('text grows by appending, so that what a person selected stays selected', () => {
  const { container, rerender } = render(
    <Message role="assistant" status="streaming" reply={makeReply('Select me')} />,
  );
  const node = container.querySelector('[data-slot="dk-message-text"]')?.firstChild;
  if (!node) throw new Error('no text was rendered');
  getSelection()?.setBaseAndExtent(node, 0, node, 6);
  rerender(<Message role="assistant" status="streaming" reply={makeReply('Select me, and more')} />);
  expect(node.textContent).toBe('Select me, and more');
  expect(getSelection()?.toString()).toBe('Select');
  rerender(<Message role="assistant" status="streaming" reply={makeReply('Another reply')} />);
  expect(screen.getByText('Another reply')).toBeInTheDocument();
});

test('children that are empty at first are shown once they are not, and then grow', () => {
  const show = (text: string) => (
    <Message role="assistant" status="streaming">
      {text}
    </Message>
  );
  const { container, rerender } = render(show(''));
  const text = () => container.querySelector('[data-slot="dk-message-text"]');
  rerender(show('A first'));
  expect(text()).toHaveTextContent('A first');
  const node = text()?.firstChild;
  rerender(show('A first word'));
  expect(text()).toHaveTextContent('A first word');
  expect(text()?.firstChild).toBe(node);
});

test('what neither said is a quiet line of its own', () => {
  render(<Message role="system">The model is now delta-2.</Message>);
  const line = screen.getByRole('article', { name: 'Notice' });
  expect(line).toHaveAttribute('data-role', 'system');
  expect(line).toHaveTextContent('The model is now delta-2.');
});

test('what can be done with a message stands below it, note included', () => {
  render(
    <Message
      role="assistant"
      status="cancelled"
      reply={makeReply('Half')}
      actions={<button type="button">Copy</button>}
    />,
  );
  const message = screen.getByRole('article');
  expect(message.lastElementChild).toBe(screen.getByRole('button', { name: 'Copy' }).parentElement);
  expect(message).toHaveTextContent(/^HalfStoppedCopy$/);
});

test('a call that waits for a person is no reply that is being written', () => {
  const call = { id: 'c1', name: 'book', argsText: '{}', args: {}, status: 'ready' } as const;
  const onApprove = vi.fn();
  const view = (state: 'awaiting-approval' | 'running' | 'done') => (
    <Message
      role="assistant"
      status="streaming"
      reply={makeReply('', { toolCalls: [Object.assign({}, call, { state })] })}
      onApprove={onApprove}
    />
  );
  const { rerender } = render(view('awaiting-approval'));
  expect(loader()).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Approve' }));
  expect(onApprove).toHaveBeenCalledWith('c1');
  rerender(view('running'));
  expect(loader()).toBeNull();
  rerender(view('done'));
  expect(loader()).toBeInTheDocument();
});
