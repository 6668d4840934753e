import type { Meta, StoryObj } from '@storybook/react-vite';
import { Message } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { makeReply, makeReplyOf } from './make-reply';

const SOME_REASONING = 'They ask for the weekdays between two Fridays. Monday to Friday makes five.';

const SOME_TEXT =
  'A river delta forms where a river meets still water: it slows down, drops what it carries, and builds land out of it.\n\nThe finest grains travel furthest';

const meta = {
  title: 'Components/Message',
  component: Message,
  args: { role: 'assistant' },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '46rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Message>;

export default meta;
type Story = StoryObj<typeof meta>;

export const FromTheUser: Story = {
  args: { role: 'user', children: 'How does a river delta form?\nIn two sentences, please.' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('article', { name: 'You' })).toHaveAttribute('data-role', 'user');
  },
};

export const Pending: Story = {
  args: { status: 'pending', reply: makeReply('') },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Writing a reply' })).toBeVisible();
  },
};

/** A stream may be under way long before there is anything to see: the loader stays until then. */
export const StreamingWithoutText: Story = {
  args: { status: 'streaming', reply: makeReply('') },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Writing a reply' })).toBeVisible();
  },
};

/** Reasoning can be read while there is nothing else; the text closes it, unless the person has opened it. */
export const Reasoning: Story = {
  args: { status: 'streaming', reply: makeReply('', { reasoning: SOME_REASONING }) },
  render: function Render(args) {
    const [reply, setReply] = useState(args.reply);
    const { reasoning } = args.reply ?? { reasoning: '' };
    return (
      <>
        <Message {...args} reply={reply} />
        <button type="button" onClick={() => setReply(makeReply('Five.', { reasoning }))}>
          Answer
        </button>
      </>
    );
  },
  play: async ({ canvas }) => {
    const thoughts = canvas.getByText(SOME_REASONING);
    await expect(thoughts).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Answer' }));
    await expect(canvas.getByText('Five.')).toBeVisible();
    await waitFor(() => expect(thoughts).not.toBeVisible());
    await userEvent.click(canvas.getByText('Reasoning'));
    await waitFor(() => expect(thoughts).toBeVisible());
  },
};

/** One line a call. A call that a stop cut short says so: it is never executed. */
export const ToolCalls: Story = {
  args: {
    status: 'cancelled',
    reason: 'user',
    reply: makeReply('I will look that up.', {
      toolCalls: [
        { id: '1', name: 'get_weather', argsText: '{"city":"Reykjavík","days":3}', status: 'ready' },
        { id: '2', name: 'get_tides', argsText: '{"harbour":"Reykj', status: 'interrupted' },
      ],
    }),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('ready')).toBeVisible();
    await expect(canvas.getByText('interrupted')).toBeVisible();
    await userEvent.click(canvas.getByText('get_weather'));
    await waitFor(() => expect(canvas.getByText(/"days":3/)).toBeVisible());
  },
};

export const AToolCallThatForms: Story = {
  args: {
    status: 'streaming',
    reply: makeReply('', {
      toolCalls: [{ id: '1', name: 'get_weather', argsText: '{"city":', status: 'forming' }],
    }),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('forming')).toBeVisible();
    await expect(canvas.queryByRole('img', { name: 'Writing a reply' })).toBeNull();
  },
};

/** A tool that the provider runs itself: what it does in words, and inside it what it was asked and what it gave. */
export const AToolOfTheProvider: Story = {
  args: {
    reply: makeReplyOf([
      {
        type: 'tool-call',
        call: {
          id: '1',
          name: 'web_search',
          argsText: '{"query":"spring tide"}',
          args: { query: 'spring tide' },
          status: 'ready',
          isRemote: true,
          result: [
            { title: 'Spring and neap tides', url: 'https://tides.example/spring' },
            { title: '<img src=x onerror=alert(1)>', url: 'https://almanac.example/moon' },
          ],
        },
      },
      {
        type: 'tool-call',
        call: {
          id: '2',
          name: 'code_interpreter',
          argsText: '{"code":"1 / 0"}',
          status: 'ready',
          isRemote: true,
          result: 'ZeroDivisionError: division by zero',
          isError: true,
        },
      },
      {
        type: 'tool-call',
        call: {
          id: '3',
          name: 'tide_table',
          argsText: '{}',
          status: 'ready',
          isRemote: true,
          result: { high: '06:12' },
        },
      },
      { type: 'text', text: 'At full and new moon the tides are highest.' },
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('2 results')).toBeVisible();
    await expect(canvas.getByText('failed')).toBeVisible();
    await expect(canvas.getByText('done')).toBeVisible();
    await userEvent.click(canvas.getByText('Searched the web'));
    await waitFor(() => expect(canvas.getByText(/Spring and neap tides/)).toBeVisible());
    // What a tool gave is text, whatever it looks like.
    await expect(canvasElement.querySelector('img')).toBeNull();
  },
};

export const AToolOfTheProviderThatRuns: Story = {
  args: {
    status: 'streaming',
    reply: makeReplyOf([
      {
        type: 'tool-call',
        call: {
          id: '1',
          name: 'web_search',
          argsText: '{"query":"spring tide"}',
          status: 'ready',
          isRemote: true,
        },
      },
    ]),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Searching the web')).toBeVisible();
    await expect(canvas.getByText('running')).toBeVisible();
    await expect(canvas.queryByRole('img', { name: 'Writing a reply' })).toBeNull();
  },
};

/** A drawing, as the bytes of a picture. */
function drawSketch(): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 280 });
  const context = canvas.getContext('2d');
  if (!context) return '';
  context.scale(2, 2);
  context.fillStyle = '#dfeceb';
  context.fillRect(0, 0, 320, 140);
  Object.assign(context, { strokeStyle: '#16757c', lineWidth: 9, lineCap: 'round' });
  context.stroke(new Path2D('M160 0v50m0 0c0 50-90 30-90 90m90-90v90m0-90c0 50 90 30 90 90'));
  return canvas.toDataURL();
}

/** A picture from elsewhere does not load by itself: its address could carry off what was said. */
export const Files: Story = {
  args: {
    reply: makeReplyOf([
      { type: 'text', text: 'Here is a sketch, and where it comes from.' },
      { type: 'file', file: { name: 'A delta from above', mediaType: 'image/png', url: drawSketch() } },
      {
        type: 'file',
        file: { mediaType: 'image/png', url: 'https://cdn.example.com/delta.png?said=secret' },
      },
      {
        type: 'file',
        file: { name: 'survey.pdf', mediaType: 'application/pdf', url: 'https://example.org/survey.pdf' },
      },
      { type: 'file', file: { name: 'depths.csv', url: 'data:text/csv,x%2Cdepth%0A1%2C4' } },
      {
        type: 'file',
        file: { name: 'a-script.pdf', mediaType: 'application/pdf', url: 'javascript:alert(1)' },
      },
    ]),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('img', { name: 'A delta from above' })).toBeVisible();
    await expect(canvas.getAllByRole('img')).toHaveLength(1);
    await expect(canvas.getByRole('link', { name: /image\/png · cdn\.example\.com/ })).toHaveAttribute(
      'target',
      '_blank',
    );
    await expect(canvas.getByRole('button', { name: /depths\.csv/ })).toBeVisible();
    await expect(canvas.queryByRole('link', { name: /a-script/ })).toBeNull();
  },
};

/** A picture that can't be shown can be saved after all. */
export const ABrokenPicture: Story = {
  args: {
    reply: makeReplyOf([
      {
        type: 'file',
        file: { name: 'no-picture.png', mediaType: 'image/png', url: 'data:image/png;base64,AAAA' },
      },
    ]),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /no-picture/ })).toBeVisible();
  },
};

/** What an app's own server sends is the app's to show. */
export const DataOfTheApp: Story = {
  args: {
    reply: makeReplyOf([
      { type: 'data', data: { name: 'progress', value: { done: 2, of: 2 } } },
      { type: 'text', text: 'Both tide tables are read.' },
    ]),
    renderPart: (part) =>
      part.type === 'data' ? (
        <progress value={1} aria-label="Tables read" style={{ inlineSize: '8rem' }} />
      ) : undefined,
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('progressbar', { name: 'Tables read' })).toBeVisible();
    await expect(canvas.getByText('Both tide tables are read.')).toBeVisible();
  },
};

/** Addresses come from a model: only those of the web become links. */
export const Sources: Story = {
  args: {
    reply: makeReply('Deltas grow where rivers slow down.', {
      sources: [
        { title: 'River deltas', url: 'https://example.com/deltas' },
        { url: 'https://example.org/sediment/grain-size' },
        { title: 'A script, not a page', url: 'javascript:alert(1)' },
      ],
    }),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('list', { name: 'Sources' })).toBeVisible();
    const links = canvas.getAllByRole('link');
    await expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'https://example.com/deltas',
      'https://example.org/sediment/grain-size',
    ]);
    await expect(links[0]).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(canvas.getByText(/A script, not a page/)).toBeVisible();
  },
};

/** Where a server tells more of its sources, more is shown: a passage, and how close it is. */
export const SourcesWithPassages: Story = {
  args: {
    reply: makeReply('Deltas grow where rivers slow down.', {
      sources: [
        {
          title: 'River deltas',
          url: 'https://example.com/deltas',
          snippet:
            'Sediment settles where a river slows down. The coarse grains fall first, the finest travel furthest, and so the land grows in layers that can be read like the pages of a book, from the oldest at the bottom to the newest on top.',
          score: 0.9134,
        },
        {
          url: 'https://example.org/sediment/grain-size',
          snippet: 'Grain size sorts itself by speed.',
          score: 0.71,
        },
        { id: 'chunk-17', title: 'Field notes', snippet: 'Silt at the mouth, sand above it.', score: 0.402 },
      ],
    }),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3);
    await expect(canvas.getByText('Score 0.91')).toBeVisible();
    await expect(canvas.getByText('Silt at the mouth, sand above it.')).toBeVisible();
    await expect(canvas.getByText('example.com')).toBeVisible();
  },
};

/** When an attempt that began with the story begins the next one. */
const soon = () => Date.now() + 8000;

/** A calm note that counts down. The button stops before anything is asked again. */
export const WaitingToTryAgain: Story = {
  args: { status: 'pending', attempt: 2, attempts: 3, error: { kind: 'network', message: '' }, onStop: fn() },
  render: function Render(args) {
    const [retryAt] = useState(soon);
    return <Message {...args} retryAt={retryAt} />;
  },
  play: async ({ args, canvas }) => {
    await expect(canvas.getByText('The connection broke')).toBeVisible();
    await expect(canvas.getByRole('timer')).toHaveTextContent('Trying again in 8 s (attempt 2 of 3)');
    await waitFor(() => expect(canvas.getByRole('timer')).toHaveTextContent('in 7 s'), { timeout: 3000 });
    await expect(canvas.queryByRole('img', { name: 'Writing a reply' })).toBeNull();
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

/** Why the attempt before failed is not always known. */
export const WaitingWithoutAReason: Story = {
  ...WaitingToTryAgain,
  args: { status: 'pending', attempt: 3, attempts: 3, onStop: fn() },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('timer')).toHaveTextContent('Trying again in 8 s (attempt 3 of 3)');
  },
};

/** A connection that broke behind the first content, with a server that can go on from there. */
export const WaitingToGoOn: Story = {
  ...WaitingToTryAgain,
  args: {
    status: 'streaming',
    reply: makeReply(SOME_TEXT),
    attempt: 2,
    attempts: 3,
    error: { kind: 'network', message: '' },
    onStop: fn(),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/The finest grains/)).toBeVisible();
    await expect(canvas.getByRole('timer')).toHaveTextContent('Trying again in 8 s');
  },
};

export const TheSecondAttempt: Story = {
  args: { status: 'pending', attempt: 2, attempts: 3, reply: makeReply('') },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Writing a reply' })).toBeVisible();
    await expect(canvas.getByText('Attempt 2 of 3')).toBeVisible();
  },
};

/** Once it streams, nothing is left of the wait. */
export const TheSecondAttemptStreams: Story = {
  args: { status: 'streaming', attempt: 2, attempts: 3, reply: makeReply(SOME_TEXT) },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/attempt/i)).toBeNull();
    await expect(canvas.getByRole('article')).toHaveAttribute('data-attempt', '2');
  },
};

export const TheLastAttemptFailed: Story = {
  args: {
    status: 'failed',
    attempt: 3,
    reply: makeReply(''),
    error: { kind: 'network', message: 'The server could not be reached. Check the connection and retry.' },
    onRetry: fn(),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Tried 3 times\./)).toBeVisible();
  },
};

/** Each deadline has words of its own. */
export const TimedOut: Story = {
  args: {
    status: 'failed',
    reply: makeReply(SOME_TEXT),
    error: {
      kind: 'timeout',
      phase: 'stall',
      message:
        'The connection is alive, but no content came within 60 s, so the request was ended. What came is kept. Retry.',
    },
    onRetry: fn(),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('The reply came to a standstill')).toBeVisible();
  },
};

export const Streaming: Story = {
  args: { status: 'streaming', reply: makeReply(SOME_TEXT) },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('img', { name: 'Writing a reply' })).toBeNull();
    await expect(canvas.getByRole('article', { name: 'Assistant' })).toHaveAttribute(
      'data-status',
      'streaming',
    );
  },
};

export const Completed: Story = {
  args: { status: 'completed', reply: makeReply(`${SOME_TEXT}.`, { finishReason: 'stop' }) },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('[data-slot="dk-message-note"]')).toBeNull();
  },
};

/** Whole, but not what was asked for: it says so. */
export const EndedAtTheLimit: Story = {
  args: { status: 'completed', reply: makeReply(SOME_TEXT, { finishReason: 'length' }) },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Ended at the length limit')).toBeVisible();
  },
};

export const Stopped: Story = {
  args: { status: 'cancelled', reason: 'user', reply: makeReply(SOME_TEXT), onRetry: fn() },
  play: async ({ args, canvas }) => {
    await expect(canvas.getByText('Stopped')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
};

export const CutOff: Story = {
  args: {
    status: 'failed',
    reply: makeReply(SOME_TEXT),
    error: {
      kind: 'truncated',
      message: 'The connection closed before the provider said that the reply is whole. Ask again.',
    },
    onRetry: fn(),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Cut off before the end')).toBeVisible();
    await expect(canvas.getByText(/The finest grains/)).toBeVisible();
  },
};

/** The server asked for a wait, so asking again has to wait. */
export const RateLimited: Story = {
  args: {
    status: 'failed',
    reply: makeReply(''),
    error: { kind: 'rate-limit', message: 'The server asks for a wait of 1 s.', retryAfterMs: 900 },
    onRetry: fn(),
  },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: /Try again in 1 s/ }), {
      pointerEventsCheck: 0,
    });
    await expect(args.onRetry).not.toHaveBeenCalled();
    const retry = await waitFor(() => canvas.getByRole('button', { name: 'Try again' }), { timeout: 3000 });
    await userEvent.click(retry);
    await expect(args.onRetry).toHaveBeenCalledOnce();
  },
};

export const ArabicInAnEnglishPage: Story = {
  args: { reply: makeReply('تتكوّن الدلتا حيث يلتقي النهر بالماء الساكن.') },
};

export const AVeryLongWord: Story = {
  args: { role: 'user', children: 'x'.repeat(400) },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};

export const CutOffInTheDark: Story = { ...CutOff, globals: { theme: 'dark' } };
export const WaitingInTheDark: Story = { ...WaitingToTryAgain, globals: { theme: 'dark' } };
export const AToolOfTheProviderInTheDark: Story = { ...AToolOfTheProvider, globals: { theme: 'dark' } };
export const FilesInTheDark: Story = { ...Files, globals: { theme: 'dark' } };
export const SourcesInTheDark: Story = { ...SourcesWithPassages, globals: { theme: 'dark' } };
