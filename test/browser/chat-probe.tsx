/** A component that talks with the mock server over HTTP, and hands its chat to the test. */
import { type TurnOutcome, type UseChat, type UseChatOptions, useChat } from 'deltakit';
import type { MockRequest } from 'deltakit/mock';
import { StrictMode } from 'react';
import { expect, inject, vi } from 'vitest';
import type { ToolSchemas } from '../../src/tools/tool';
import { type Mounted, mount } from './mount';

type Options = UseChatOptions<ToolSchemas, unknown>;

export interface ChatProbe extends Mounted {
  /** The chat as it was rendered last. */
  readonly chat: UseChat;
  /** The texts on the page. */
  texts(): (string | null)[];
  /** The last message. */
  last(): UseChat['messages'][number];
  /** How an answer ended, once that is on the page. */
  ended(asked: Promise<TurnOutcome>): Promise<TurnOutcome>;
  /** What the server plays from now on. */
  play(scenario: string): void;
  /** What the server saw of this chat. */
  seen(): Promise<MockRequest[]>;
}

/** How long something may take to come about, on a slow machine too. */
export const PATIENCE = { timeout: 10_000 };

let marks = 0;

function Probe({ options, onRender }: { options: Options; onRender: (chat: UseChat) => void }) {
  const chat = useChat(options);
  onRender(chat);
  return (
    <ol
      data-status={chat.status}
      data-loading={chat.isLoading}
      data-unstored={chat.storageError !== undefined}
    >
      {chat.messages.map(({ id, role, status, text }) => (
        <li key={id} data-role={role} data-status={status}>
          {text}
        </li>
      ))}
    </ol>
  );
}

/** Mounts it, under StrictMode as an app in development has it. */
export async function probeChat(scenario: string, options: Partial<Options> = {}): Promise<ChatProbe> {
  const mockUrl = inject('mockUrl');
  const mark = `chat=${Date.now()}-${marks++}`;
  const params = { scenario };
  let current: UseChat | undefined;
  const mounted = mount(
    <StrictMode>
      <Probe
        options={{ url: `${mockUrl}/api/chat/stream?speed=4&${mark}`, params, ...options }}
        onRender={(chat) => {
          current = chat;
        }}
      />
    </StrictMode>,
  );
  const first = await vi.waitUntil(() => current);
  const probe: ChatProbe = {
    ...mounted,
    get chat() {
      return current ?? first;
    },
    texts: () => [...mounted.container.querySelectorAll('li')].map(({ textContent }) => textContent),
    last() {
      const message = probe.chat.messages.at(-1);
      expect(message).toBeDefined();
      return message!;
    },
    async ended(asked) {
      const outcome = await asked;
      await expect.poll(() => mounted.container.querySelector('ol')?.dataset.status).toBe(outcome.status);
      return outcome;
    },
    play(next) {
      params.scenario = next;
    },
    async seen() {
      const requests: MockRequest[] = await (await fetch(`${mockUrl}/api/_requests`)).json();
      return requests.filter(({ query }) => query.includes(mark));
    },
  };
  return probe;
}
