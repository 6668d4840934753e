/** A page that is a chat: conversations beside it, one of them open. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useChat } from 'deltakit';
import { Chat, ThreadList } from 'deltakit/components';
import { useState } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { useStage } from '../stage/stage-provider';
import './patterns.css';
import { ReplyView } from './reply-view';
import { TIDES } from './said';

const NOW = Date.UTC(2026, 2, 20, 12);
const HOUR = 3_600_000;
const THREADS = [
  { id: 'tides', title: 'Reading a tide table', updatedAt: NOW - HOUR },
  { id: 'knots', title: 'Which knot holds a wet rope', updatedAt: NOW - 3 * HOUR },
  { id: 'charts', title: 'Symbols on old sea charts', updatedAt: NOW - 26 * HOUR },
  { id: 'fog', title: 'Sound signals in fog', updatedAt: NOW - 200 * HOUR },
];

function ChatPage() {
  const { url, fetch, clock, random } = useStage();
  const [threadId, setThreadId] = useState('tides');
  const chat = useChat({
    ...{ url, fetch, clock, random, threadId },
    initialMessages: threadId === 'tides' ? TIDES : [],
  });
  return (
    <div className="page">
      <aside className="page-aside">
        <ThreadList
          threads={THREADS}
          current={threadId}
          now={NOW}
          onSelect={setThreadId}
          onNew={() => setThreadId('new')}
        />
      </aside>
      <main className="page-main">
        <Chat
          chat={chat}
          markdown={ReplyView}
          draftKey={threadId}
          suggestions={['How do I read a tide table?', 'Which knot holds a wet rope?']}
          onFeedback={() => {}}
        />
      </main>
    </div>
  );
}

const meta = {
  title: 'Patterns/Chat page',
  component: ChatPage,
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen', pattern: true, stage: { scenario: 'short', speed: 20 } },
} satisfies Meta<typeof ChatPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Conversation: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(4), { timeout: 5000 });
    // Coloured or not yet: the code is one text.
    await waitFor(() => expect(canvas.getByRole('log')).toHaveTextContent('TWELFTHS.slice'));
  },
};

/** An empty thread greets, and a question is one press away. Its draft is its own. */
export const ANewThread: Story = {
  play: async ({ canvas }) => {
    const field = () => canvas.getByRole('textbox', { name: 'Message' });
    await userEvent.type(field(), 'Half a thought');
    await userEvent.click(canvas.getByRole('button', { name: 'Which knot holds a wet rope' }));
    await expect(field()).toHaveValue('');
    await userEvent.click(canvas.getByRole('button', { name: 'Reading a tide table' }));
    await expect(field()).toHaveValue('Half a thought');
    await userEvent.clear(field());
    await userEvent.click(canvas.getByRole('button', { name: 'Sound signals in fog' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Which knot holds a wet rope?' }));
    await waitFor(
      () =>
        expect(canvas.getByRole('article', { name: 'Assistant' })).toHaveAttribute(
          'data-status',
          'completed',
        ),
      { timeout: 5000 },
    );
  },
};
