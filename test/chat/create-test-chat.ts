/** A chat on a clock that stands still, and a server that answers by hand. */
import type { Chat, ChatOptions } from '../../src/chat/chat-options';
import { createChat } from '../../src/chat/create-chat';
import { createFakeClock } from '../clock/fake-clock';
import { createFakeServer } from '../clock/fake-server';
import { createRandom } from '../laws/cuts';

let count = 0;

export function createTestChat(options: Partial<ChatOptions> = {}) {
  const clock = createFakeClock();
  const server = createFakeServer();
  const chat: Chat = createChat({
    url: '/api/chat',
    fetch: server.fetch,
    clock,
    random: createRandom(++count),
    retry: false,
    ...options,
  });
  /** Answers the newest request with events of OpenAI's. */
  async function answer(...chunks: readonly object[]): Promise<void> {
    await clock.advance(32);
    server.last.open();
    for (const chunk of chunks) server.last.send(`data: ${JSON.stringify(chunk)}\n\n`);
    await clock.advance(300);
  }
  return {
    ...{ clock, server, chat, answer },
    messages: () => chat.getSnapshot().messages,
    texts: () => chat.getSnapshot().messages.map(({ text }) => text),
    status: () => chat.getSnapshot().status,
    /** Answers the newest request with a text, whole. */
    say: (text: string) => answer(delta({ content: text }), ...FINISHED),
  };
}

export const delta = (message: object) => ({ id: 'a', choices: [{ index: 0, delta: message }] });
export const finish = (reason: string) => ({
  id: 'a',
  choices: [{ index: 0, delta: {}, finish_reason: reason }],
});
/** The end of an answer that is whole. */
export const FINISHED = [finish('stop'), { done: true }];
export const call = (id: string, name: string, args: unknown) =>
  delta({
    tool_calls: [{ index: 0, id, type: 'function', function: { name, arguments: JSON.stringify(args) } }],
  });
