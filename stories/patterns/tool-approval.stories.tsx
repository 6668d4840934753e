/** A tool that a person must agree to: the call waits, says what it would do, and runs once. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useChat } from 'deltakit';
import { Chat } from 'deltakit/components';
import { expect, userEvent, waitFor } from 'storybook/test';
import { z } from 'zod';
import { useStage } from '../stage/stage-provider';
import './patterns.css';
import { ReplyView } from './reply-view';

const tools = {
  book_boat: {
    description: 'Books a boat of the harbour, by the hour.',
    parameters: z.object({ boat: z.string(), hours: z.number() }),
    approve: true,
    execute: ({ boat, hours }: { boat: string; hours: number }) => ({ booked: boat, hours, number: 17 }),
  },
};

function ToolApproval() {
  const { url, fetch, clock, random } = useStage();
  const chat = useChat({ url, fetch, clock, random, tools });
  return (
    <div className="page">
      <main className="page-main">
        <Chat chat={chat} markdown={ReplyView} suggestions={['I would like a boat.']} />
      </main>
    </div>
  );
}

const meta = {
  title: 'Patterns/Tool approval',
  component: ToolApproval,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', pattern: true, stage: { scenario: 'conversation', speed: 20 } },
} satisfies Meta<typeof ToolApproval>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Waits: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'I would like a boat.' }));
    await expect(await canvas.findByText('Waits for your approval', {}, { timeout: 5000 })).toBeVisible();
  },
};

export const Approved: Story = {
  play: async (context) => {
    const { canvas } = context;
    await Waits.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Approve' }));
    const reply = canvas.getByRole('article', { name: 'Assistant' });
    await waitFor(() => expect(reply).toHaveTextContent('So that is settled.'), { timeout: 5000 });
  },
};

/** The model is told, and goes on. */
export const Denied: Story = {
  parameters: { pattern: false },
  play: async (context) => {
    const { canvas } = context;
    await Waits.play?.(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Deny' }));
    await expect(await canvas.findByText('Not allowed')).toBeVisible();
  },
};
