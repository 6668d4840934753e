import type { Meta, StoryObj } from '@storybook/react-vite';
import { Message } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { makeReply } from './make-reply';

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

/** Addresses come from a model: only those of the web become links. */
export const Sources: Story = {
  args: {
    reply: makeReply('Deltas grow where rivers slow down.', {
      sources: [
        {
          title: 'River deltas',
          url: 'https://example.com/deltas',
          snippet: 'Sediment settles where a river slows down.',
        },
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
