/** One conversation: its messages, the composer, and what is known of its tokens. */
import { useChat } from 'deltakit';
import { Announcer, Composer, Thread } from 'deltakit/components';
import { openaiChatBody } from 'deltakit/core';
import { useEffect, useState } from 'react';
import { Picker } from '../chat/pickers';
import { ReplyMarkdown } from '../chat/reply-markdown';
import { useEscape } from '../use-escape';
import { ChatWelcome } from './chat-welcome';
import { harbourTools } from './harbour-tools';
import { threadStore } from './thread-store';
import { toReply } from './to-reply';
import { Turn } from './turn';

/** What the mock server does with the next question. */
const ANSWERS = {
  conversation: 'goes well',
  'long-markdown': 'is long',
  cut: 'is cut off',
  'server-error': 'fails',
  stall: 'falls silent',
};

const PRICES = { input: 3, output: 15 };
const BUDGET = { hard: { tokens: 20_000 } };
const SYSTEM = 'You work at a harbour. Use the tools that you are given. Be brief.';

interface ChatPaneProps {
  threadId: string;
  isMock: boolean;
  onStatus(status: string): void;
}

export function ChatPane({ threadId, isMock, onStatus }: ChatPaneProps) {
  const [scenario, setScenario] = useState('conversation');
  const chat = useChat({
    url: '/api/chat/stream',
    // As OpenAI takes it, so that the relay can pass it on.
    body: openaiChatBody,
    params: isMock ? { scenario } : undefined,
    system: SYSTEM,
    tools: harbourTools,
    storage: threadStore,
    threadId,
    prices: PRICES,
    budget: BUDGET,
  });
  const [actions] = useState(chat);
  const { messages, status, error, isLoading, storageError, usage, budget, send, stop } = chat;
  const last = messages.at(-1);
  const isBusy = status === 'pending' || status === 'streaming';
  useEffect(() => onStatus(status), [onStatus, status]);
  useEscape(isBusy, stop);

  return (
    <>
      <Thread status={status} onStop={stop} markdown={ReplyMarkdown}>
        {messages.length === 0 && !isLoading && <ChatWelcome onTry={(prompt) => void send(prompt)} />}
        {messages.map((message) => (
          <Turn key={message.id} message={message} actions={actions} />
        ))}
      </Thread>
      <div className="px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4">
        {error && last?.status !== 'failed' && <Notice>{error.message}</Notice>}
        {storageError instanceof Error && <Notice>{storageError.message}</Notice>}
        <Composer
          status={status}
          // What is said goes behind what is stored, once that is known.
          disabled={isLoading}
          onSend={(prompt) => void send(prompt)}
          onStop={stop}
          placeholder="Ask the harbour"
          actions={
            isMock && (
              <>
                <span aria-hidden="true" className="ps-2 text-sm text-muted-foreground">
                  The next answer
                </span>
                <Picker
                  label="The next answer"
                  title="What the mock server does with the next question."
                  value={scenario}
                  onChange={setScenario}
                >
                  {Object.entries(ANSWERS).map(([name, title]) => (
                    <option key={name} value={name}>
                      {title}
                    </option>
                  ))}
                </Picker>
              </>
            )
          }
        />
        <p
          data-level={budget?.level}
          className="mx-auto min-h-[1lh] w-full max-w-2xl pt-2 text-center text-xs text-muted-foreground tabular-nums data-[level=reached]:text-destructive"
        >
          {usage.totalTokens !== undefined &&
            `${usage.totalTokens.toLocaleString('en')} tokens of ${BUDGET.hard.tokens.toLocaleString('en')}` +
              (budget?.used.cost === undefined ? '' : `, ${(budget.used.cost * 100).toFixed(2)} cents`)}
        </p>
      </div>
      <Announcer
        status={status}
        reply={last && toReply(last)}
        error={error}
        reason={last?.reason}
        attempt={last?.attempt}
        attempts={last?.attempts}
        retryAt={last?.retryAt}
      />
    </>
  );
}

/** What went wrong, where no message says it. */
function Notice({ children }: { children: string }) {
  return (
    <p
      role="status"
      className="mx-auto mb-2 w-full max-w-2xl rounded-xl border border-border bg-muted px-4 py-2 text-sm text-pretty"
    >
      {children}
    </p>
  );
}
