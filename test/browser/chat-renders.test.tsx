/** How often messages render, counted by React's Profiler in Chromium: what did not change does not. */
import { type ChatMessage, type MessageInput, type UseChat, useChat } from 'deltakit';
import { indexedDbThreads, memoryThreads, type ThreadStorage } from 'deltakit/storage';
import { memo, Profiler } from 'react';
import { beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { PATIENCE } from './chat-probe';
import { mount } from './mount';

const COUNT = 500;
const OLD: readonly MessageInput[] = Array.from({ length: COUNT }, (_, index) => ({
  id: `old-${index}`,
  role: index % 2 === 0 ? 'user' : 'assistant',
  parts: [{ type: 'text', text: `The ${index}th thing that was said.` }],
}));

/** Renders by message, since they were counted last. */
const renders = new Map<string, number>();
beforeEach(() => renders.clear());

const Row = memo(function Row({ message }: { message: ChatMessage }) {
  return (
    <Profiler id={message.id} onRender={(id) => renders.set(id, (renders.get(id) ?? 0) + 1)}>
      <li data-status={message.status}>{message.text}</li>
    </Profiler>
  );
});

interface ThreadProps {
  scenario: string;
  storage: ThreadStorage | undefined;
  onRender(chat: UseChat): void;
}

function Thread({ scenario, storage, onRender }: ThreadProps) {
  const url = `${inject('mockUrl')}/api/chat/stream?speed=20&scenario=${scenario}`;
  const chat = useChat({ url, initialMessages: OLD, storage, threadId: 'long' });
  onRender(chat);
  return (
    <ol data-loading={chat.isLoading}>
      {chat.messages.map((message) => (
        <Row key={message.id} message={message} />
      ))}
    </ol>
  );
}

async function openThread(scenario: string, storage?: ThreadStorage) {
  let current: UseChat | undefined;
  const { container } = mount(
    <Thread
      scenario={scenario}
      storage={storage}
      onRender={(chat) => {
        current = chat;
      }}
    />,
  );
  const chat = await vi.waitUntil(() => current);
  await expect.poll(() => container.querySelectorAll('li').length, PATIENCE).toBe(COUNT);
  await expect.poll(() => container.querySelector('ol')?.dataset.loading).toBe('false');
  expect([...renders.values()]).toEqual(Array.from({ length: COUNT }, () => 1));
  renders.clear();
  return { chat, rows: () => [...container.querySelectorAll('li')] };
}

const databases = {
  'no storage': () => undefined,
  memory: () => memoryThreads(),
  IndexedDB() {
    const name = `renders-${Date.now()}`;
    onTestFinished(() => void indexedDB.deleteDatabase(name));
    return indexedDbThreads({ name });
  },
};

describe('in a thread of 500 messages', () => {
  it.each(Object.entries(databases))(
    'with %s, sending one more renders the question once and the answer as it comes, and nothing else',
    async (_, open) => {
      const storage = open();
      const { chat, rows } = await openThread('long-markdown', storage);
      const outcome = await chat.send('One more');
      expect(outcome.status).toBe('completed');
      await expect.poll(() => rows().at(-1)?.dataset.status).toBe('completed');
      if (storage) {
        const stored = async () => (await storage.load('long'))?.messages.at(-1)?.status;
        await expect.poll(stored, PATIENCE).toBe('completed');
      }
      const [question, answer] = [...renders.keys()];
      console.info(`one more in ${COUNT}: the answer rendered ${renders.get(answer ?? '')} times`);
      expect([...renders.keys()]).toEqual([question, outcome.message?.id]);
      expect(renders.get(question ?? '')).toBe(1);
      expect(renders.get(answer ?? '')).toBeGreaterThan(2);
    },
  );

  it('another answer renders that one alone', async () => {
    const { chat, rows } = await openThread('echo');
    const outcome = await chat.regenerate();
    expect(outcome).toMatchObject({ status: 'completed' });
    await expect.poll(() => rows().at(-1)?.textContent).toBe(outcome.message?.text);
    const others = [...renders.keys()].filter((id) => id !== outcome.message?.id);
    // The one that was shown has a branch beside it now.
    expect(others.filter((id) => id !== `old-${COUNT - 1}`)).toEqual([]);
  });
});
