import type { Meta, StoryObj } from '@storybook/react-vite';
import { Message, MessageActions, type MessageProps, toReply } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { MESSAGE_ENGLISH } from '../../src/components/message/message-labels';
import { REASONING_ENGLISH } from '../../src/components/reasoning/reasoning-labels';
import { RETRY_BUTTON_ENGLISH } from '../../src/components/retry-button/retry-button-labels';
import { SOURCES_ENGLISH } from '../../src/components/sources/sources-labels';
import { STATUS_NOTE_ENGLISH } from '../../src/components/status-note/status-note-labels';
import { TOOL_CALL_ENGLISH } from '../../src/components/tool-call/tool-call-labels';
import { TYPING_INDICATOR_ENGLISH } from '../../src/components/typing-indicator/typing-indicator-labels';
import { labelArgs, labelArgTypes, readLabels } from '../stage/label-controls';
import { StandStill } from '../stage/stand-still';
import { States } from '../stage/states';
import { makeReply, makeReplyOf } from './make-reply';

/** The strings of a message, and those of its parts. */
const ENGLISH = {
  ...MESSAGE_ENGLISH,
  ...REASONING_ENGLISH,
  ...TOOL_CALL_ENGLISH,
  ...SOURCES_ENGLISH,
  ...STATUS_NOTE_ENGLISH,
  ...RETRY_BUTTON_ENGLISH,
  ...TYPING_INDICATOR_ENGLISH,
};

const SOME_REASONING = 'They ask for the weekdays between two Fridays. Monday to Friday makes five.';

const SOME_TEXT =
  'A river delta forms where a river meets still water: it slows down, drops what it carries, and builds land out of it.\n\nThe finest grains travel furthest';

const SOME_SOURCES = [
  { title: 'River deltas', url: 'https://example.com/deltas', snippet: 'Sediment settles.', score: 0.91 },
  { title: 'Field notes', snippet: 'Silt at the mouth, sand above it.', score: 0.4 },
];

const BOOKING = {
  id: '1',
  name: 'book_boat',
  argsText: '{"boat":"Selkie","hours":3}',
  args: { boat: 'Selkie', hours: 3 },
  status: 'ready',
} as const;

/** A chat knows more of its calls. */
const AWAITING = { ...BOOKING, state: 'awaiting-approval' } as const;

const CUT_OFF = {
  status: 'failed',
  reply: makeReply(SOME_TEXT),
  error: {
    kind: 'truncated',
    message: 'The connection closed before the provider said that the reply is whole. Ask again.',
  },
  onRetry: fn(),
} satisfies Partial<MessageProps>;

/** Stands for `MessageActions`. */
const BAR = (
  <button type="button" style={{ minBlockSize: '2rem', marginInline: '0.5rem' }}>
    Copy
  </button>
);

const meta = {
  title: 'Components/Message',
  component: Message,
  args: { role: 'assistant' },
  decorators: [
    (Story, { parameters }) => (
      <div style={parameters.matrix ? undefined : { maxInlineSize: '46rem', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Message>;

export default meta;
type Story = StoryObj<typeof meta>;

/** One message: what a person wrote, or a reply in any of its states, with all that it came with. */
export const Overview: Story = {
  args: {
    status: 'completed',
    reply: makeReplyOf(
      [
        { type: 'reasoning', text: SOME_REASONING },
        { type: 'tool-call', call: { ...BOOKING, name: 'web_search', isRemote: true, result: [1, 2] } },
        { type: 'text', text: `${SOME_TEXT}.` },
        ...SOME_SOURCES.map((source) => ({ type: 'source' as const, source })),
      ],
      { finishReason: 'length' },
    ),
    reasoningMs: 12_000,
    minScore: 0.5,
    onRetry: fn(),
    ...labelArgs(ENGLISH),
  },
  argTypes: {
    role: { control: 'select', options: ['assistant', 'user', 'system'] },
    status: {
      control: 'select',
      options: ['idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'],
    },
    ...labelArgTypes(ENGLISH),
  },
  render: ({ role, status, reply, reasoningMs, minScore, onRetry, ...args }) => (
    <Message
      {...{ role, status, reply, reasoningMs, minScore, onRetry }}
      markdown={Markdown}
      labels={readLabels(ENGLISH, args)}
    />
  ),
  play: async ({ canvas }) => {
    const message = canvas.getByRole('article', { name: 'Assistant' });
    await expect(message).toHaveAttribute('data-finish-reason', 'length');
    await expect(canvas.getByText('Thought for 12 s')).toBeVisible();
    await expect(canvas.getByText('Ended at the length limit')).toBeVisible();
    await expect(canvas.getByText('1 source is less close')).toBeVisible();
  },
};

/** Further off than anybody looks. */
const LATER = () => Date.now() + 3_599_500;

const Reply = (props: Omit<MessageProps, 'role'>) => <Message role="assistant" {...props} />;

export const Matrix: Story = {
  name: 'States',
  parameters: { matrix: true },
  render: function Render() {
    const [retryAt] = useState(LATER);
    return (
      <States
        states={{
          'from the user': <Message role="user">{'How does a river delta form?\nIn two sentences.'}</Message>,
          'from the user, long': <Message role="user">{SOME_TEXT}</Message>,
          'what neither said': <Message role="system">The model is now delta-2.</Message>,
          pending: <Reply status="pending" />,
          'pending, once more': <Reply status="pending" attempt={2} attempts={3} />,
          'waiting to try again': (
            <StandStill>
              <Reply status="pending" attempt={2} attempts={3} retryAt={retryAt} onStop={fn()} />
            </StandStill>
          ),
          'streaming, nothing to see yet': <Reply status="streaming" reply={makeReply('')} />,
          reasoning: <Reply status="streaming" reply={makeReply('', { reasoning: SOME_REASONING })} />,
          'awaiting approval': (
            <Reply
              status="streaming"
              reply={makeReplyOf([
                { type: 'text', text: 'The Selkie is free.' },
                { type: 'tool-call', call: AWAITING },
              ])}
              onApprove={fn()}
              onDeny={fn()}
            />
          ),
          streaming: <Reply status="streaming" reply={makeReply(SOME_TEXT)} markdown={Markdown} />,
          completed: (
            <Reply
              reply={makeReply(`${SOME_TEXT}.`, { sources: SOME_SOURCES, reasoning: SOME_REASONING })}
              reasoningMs={12_000}
              minScore={0.5}
              actions={<MessageActions text={SOME_TEXT} onRegenerate={fn()} onFeedback={fn()} />}
            />
          ),
          'ended at the limit': <Reply reply={makeReply(SOME_TEXT, { finishReason: 'length' })} />,
          refused: <Reply reply={makeReply('', { refusal: 'I can’t help with that.' })} />,
          stopped: <Reply status="cancelled" reason="user" reply={makeReply(SOME_TEXT)} onRetry={fn()} />,
          'cut off': <Reply {...CUT_OFF} />,
          'a call cut short': (
            <Reply
              status="cancelled"
              reply={makeReply('I will look that up.', {
                toolCalls: [
                  { ...BOOKING, args: undefined, argsText: '{"harbour":"Reykj', status: 'interrupted' },
                ],
              })}
            />
          ),
          'in Arabic': <Reply reply={makeReply('تتكوّن الدلتا حيث يلتقي النهر بالماء الساكن.')} />,
        }}
      />
    );
  },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('article', { name: 'You' })[0]).toHaveAttribute('data-role', 'user');
    await expect(canvas.getAllByText('Declined to answer')).toHaveLength(2);
    // It waits for the person, and says so; nobody is writing.
    const waiting = canvas.getAllByText('Waits for your approval')[0]?.closest('article');
    await expect(waiting?.querySelector('[data-slot=dk-typing]')).toBeNull();
  },
};

/** What can be done with a message is quiet until it is looked for; with the last one, it is always there. */
export const Actions: Story = {
  args: { reply: makeReply('Deltas grow where rivers slow down.'), actions: BAR },
  render: (args) => (
    <div style={{ display: 'grid', gap: '1.5rem' }}>
      <Message {...args} />
      <Message role="user" actions={BAR}>
        And why?
      </Message>
    </div>
  ),
  play: async ({ canvas }) => {
    const [first, last] = canvas.getAllByRole('button', { name: 'Copy' });
    const opacity = (button: Element | undefined) =>
      button?.parentElement ? getComputedStyle(button.parentElement).opacity : undefined;
    await expect(opacity(last)).toBe('1');
    await expect(opacity(first)).toBe('0');
    await userEvent.tab();
    await expect(first).toHaveFocus();
    await expect(opacity(first)).toBe('1');
  },
};

/** A message of a chat: what its tools gave stands in their calls, and a person lets them be made. */
export const OfAChat: Story = {
  args: { onApprove: fn() },
  render: (args) => (
    <Message
      {...args}
      status="streaming"
      reply={toReply({
        id: 'a',
        role: 'assistant',
        status: 'streaming',
        text: 'It is free.',
        timing: { createdAt: 0 },
        branch: { index: 0, count: 1 },
        parts: [
          { type: 'tool-call', call: { ...BOOKING, id: '0', name: 'find_boats', state: 'done' } },
          { type: 'tool-result', result: { callId: '0', name: 'find_boats', value: ['Selkie'] } },
          { type: 'text', text: 'It is free.' },
          { type: 'tool-call', call: AWAITING },
        ],
      })}
    />
  ),
  play: async ({ args, canvas }) => {
    await expect(canvas.getByText('1 result')).toBeVisible();
    await expect(canvas.queryByRole('img', { name: 'Writing a reply' })).toBeNull();
    await userEvent.click(canvas.getByRole('button', { name: 'Approve' }));
    await expect(args.onApprove).toHaveBeenCalledWith('1');
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
    await userEvent.click(canvas.getByText(/^Thought for/));
    await waitFor(() => expect(thoughts).toBeVisible());
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
    await expect(canvas.getByText('Failed')).toBeVisible();
    await expect(canvas.getByText('Done')).toBeVisible();
    await userEvent.click(canvas.getByText('Searched the web'));
    await waitFor(() => expect(canvas.getByText(/Spring and neap tides/)).toBeVisible());
    // What a tool gave is text, whatever it looks like.
    await expect(canvasElement.querySelector('img')).toBeNull();
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

/** When an attempt that began with the story begins the next one. */
const soon = () => Date.now() + 8000;

/** A connection that broke behind the first content, with a server that can go on from there. */
export const WaitingToGoOn: Story = {
  args: {
    status: 'streaming',
    reply: makeReply(SOME_TEXT),
    attempt: 2,
    attempts: 3,
    error: { kind: 'network', message: '' },
    onStop: fn(),
  },
  render: function Render(args) {
    const [retryAt] = useState(soon);
    return <Message {...args} retryAt={retryAt} />;
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/The finest grains/)).toBeVisible();
    await expect(canvas.getByRole('timer')).toHaveTextContent('Trying again in 8 s');
  },
};

export const AVeryLongWord: Story = {
  args: { role: 'user', children: 'x'.repeat(400) },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};
