/** One conversation: the kit's `Chat`, with this app's tools, and what is known of its tokens. */
import { useChat } from 'deltakit';
import { Chat, type ChatProps, ToolCall, Usage } from 'deltakit/components';
import { openaiChatBody } from 'deltakit/core';
import { useEffect, useMemo, useState } from 'react';
import { renderData } from '../chat/conversation';
import { Picker } from '../chat/pickers';
import { ReplyMarkdown } from '../chat/reply-markdown';
import { useEscape } from '../use-escape';
import { ChatWelcome } from './chat-welcome';
import { DayChoice } from './day-choice';
import { harbourTools } from './harbour-tools';
import { threadStore } from './thread-store';

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
  const { status, usage, budget, send, stop, respond } = chat;
  const renderPart = useMemo(() => renderWith(respond), [respond]);
  const isBusy = status === 'pending' || status === 'streaming';
  useEffect(() => onStatus(status), [onStatus, status]);
  useEscape(isBusy, stop);

  return (
    <>
      <Chat
        chat={chat}
        markdown={ReplyMarkdown}
        welcome={<ChatWelcome onTry={(prompt) => void send(prompt)} />}
        draftKey={threadId}
        placeholder="Ask the harbour"
        renderPart={renderPart}
        composerActions={
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
      <div className="mx-auto min-h-[2lh] w-full max-w-2xl px-4 pb-2 text-xs">
        {usage.totalTokens !== undefined && (
          <Usage usage={usage} cost={budget?.used.cost} currency="USD" budget={budget} isCompact />
        )}
      </div>
    </>
  );
}

/** A call that waits for a day is answered in its place; the kit shows all else. */
function renderWith(respond: (callId: string, value: unknown) => void): NonNullable<ChatProps['renderPart']> {
  return (part) => {
    if (part.type !== 'tool-call' || part.call.name !== 'pick_day') return renderData(part);
    if (part.call.state !== 'awaiting-answer') return undefined;
    const { call } = part;
    return (
      <ToolCall call={call}>
        <DayChoice call={call} onChoose={(day) => respond(call.id, { day })} />
      </ToolCall>
    );
  };
}
