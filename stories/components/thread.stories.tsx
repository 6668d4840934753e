import type { Meta, StoryObj } from '@storybook/react-vite';
import { Message, Thread } from 'deltakit/components';
import { useState } from 'react';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { makeReply } from './make-reply';

const LINES = Array.from({ length: 40 }, (_, index) => `Line ${index + 1} of the reply.`).join('\n');

const meta = {
  title: 'Components/Thread',
  component: Thread,
  args: { status: 'streaming', onStop: fn() },
  decorators: [
    (Story) => (
      <div style={{ blockSize: '22rem', display: 'flex' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Thread>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Conversation: Story = {
  args: {
    status: 'completed',
    children: [
      <Message key="1" role="user">
        Is a delta a kind of lake?
      </Message>,
      <Message key="2" role="assistant" reply={makeReply('No. It is land that a river builds.')} />,
    ],
  },
  play: async ({ canvas }) => {
    const log = canvas.getByRole('log', { name: 'Conversation' });
    await expect(log).toHaveAttribute('aria-live', 'off');
    await expect(canvas.getAllByRole('article')).toHaveLength(2);
  },
};

/** Press “Grow” as a reply would grow: the thread keeps its end in sight, until one scrolls up. */
export const FollowsTheEnd: Story = {
  render: function Render(args) {
    const [text, setText] = useState(LINES);
    return (
      <>
        <Thread {...args}>
          <Message role="assistant" status="streaming" reply={makeReply(text)} />
        </Thread>
        <button type="button" onClick={() => setText((before) => `${before}\n${LINES}`)}>
          Grow
        </button>
      </>
    );
  },
  play: async ({ canvas }) => {
    const log = canvas.getByRole('log');
    const grow = canvas.getByRole('button', { name: 'Grow' });
    const distance = () => log.scrollHeight - log.clientHeight - log.scrollTop;

    await waitFor(() => expect(distance()).toBeLessThanOrEqual(1));
    await userEvent.click(grow);
    await waitFor(() => expect(distance()).toBeLessThanOrEqual(1));

    log.scrollTop -= 1;
    const jump = await waitFor(() => canvas.getByRole('button', { name: 'Jump to latest' }));
    const left = log.scrollTop;
    await userEvent.click(grow);
    await waitFor(() => expect(distance()).toBeGreaterThan(100));
    await expect(log.scrollTop).toBe(left);

    await userEvent.click(jump);
    await expect(distance()).toBeLessThanOrEqual(1);
    await expect(log).toHaveFocus();
    await expect(canvas.queryByRole('button', { name: 'Jump to latest' })).toBeNull();
    await userEvent.click(grow);
    await waitFor(() => expect(distance()).toBeLessThanOrEqual(1));

    log.scrollTop = 0;
    await waitFor(() => canvas.getByRole('button', { name: 'Jump to latest' }));
    log.scrollTop = log.scrollHeight;
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Jump to latest' })).toBeNull());
  },
};

export const EscapeStops: Story = {
  args: { children: <Message role="assistant" status="streaming" reply={makeReply(LINES)} /> },
  play: async ({ args, canvas }) => {
    canvas.getByRole('log').focus();
    await userEvent.keyboard('{Escape}');
    await expect(args.onStop).toHaveBeenCalledOnce();
  },
};

export const ConversationInTheDark: Story = { ...Conversation, globals: { theme: 'dark' } };
