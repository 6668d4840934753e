import type { Meta, StoryObj } from '@storybook/react-vite';
import { Message } from 'deltakit/components';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { makeReply } from './make-reply';

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

/** A stream may be under way long before there is text to see: the loader stays until then. */
export const StreamingWithoutText: Story = {
  args: { status: 'streaming', reply: makeReply('', { reasoning: 'Let me think.' }) },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Writing a reply' })).toBeVisible();
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
