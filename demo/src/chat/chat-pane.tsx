/** One conversation: the kit's `Chat`, with this app's tools, its files, and what is known of its tokens. */
import { useChat, useUploads } from 'deltakit';
import { Chat, type ChatProps, ToolCall, Usage } from 'deltakit/components';
import { anthropicMessagesBody, openaiChatBody } from 'deltakit/core';
import { useMemo } from 'react';
import { isBusy } from '../parts/is-busy';
import { Picker } from '../parts/picker';
import { renderData } from '../parts/render-data';
import { CitedReply } from '../parts/reply-markdown';
import type { ServerInfo } from '../parts/server-facts';
import { useEscape } from '../parts/use-escape';
import { ChatWelcome } from './chat-welcome';
import { DayChoice } from './day-choice';
import { harbourTools } from './harbour-tools';
import { threadStore } from './thread-store';

/** What the mock server may do with the next question: scenarios of it. */
export const ANSWERS = [
  'conversation',
  'long-markdown',
  'sources',
  'reasoning',
  'cut',
  'server-error',
  'stall',
] as const;
export type Answer = (typeof ANSWERS)[number];

const SAYS: Readonly<Record<Answer, string>> = {
  conversation: 'goes well',
  'long-markdown': 'is long',
  sources: 'names its sources',
  reasoning: 'is thought over',
  cut: 'is cut off',
  'server-error': 'fails',
  stall: 'falls silent',
};

const PRICES = { input: 3, output: 15 };
const BUDGET = { hard: { tokens: 20_000 } };
const SYSTEM = 'You work at a harbour. Use the tools that you are given. Be brief.';

interface ChatPaneProps {
  threadId: string;
  info: ServerInfo;
  answer: Answer;
  onAnswer(answer: Answer): void;
}

export function ChatPane({ threadId, info, answer, onAnswer }: ChatPaneProps) {
  const isMock = info.upstream === 'mock';
  const chat = useChat({
    url: '/api/chat/stream',
    // As the provider behind the relay takes it.
    body: info.provider === 'anthropic' ? anthropicMessagesBody : openaiChatBody,
    params: isMock ? { scenario: answer } : undefined,
    system: SYSTEM,
    tools: harbourTools,
    storage: threadStore,
    threadId,
    prices: PRICES,
    budget: BUDGET,
  });
  const uploads = useUploads({ accept: 'image/*, .pdf, .txt, .md', maxBytes: 512 * 1024, maxFiles: 4 });
  const { status, usage, budget, send, stop, respond } = chat;
  const renderPart = useMemo(() => renderWith(respond), [respond]);
  useEscape(isBusy(status), stop);

  return (
    <>
      <Chat
        chat={chat}
        markdown={CitedReply}
        uploads={uploads}
        welcome={<ChatWelcome onTry={(prompt) => void send(prompt)} />}
        draftKey={threadId}
        placeholder="Ask the harbour"
        renderPart={renderPart}
        composerActions={
          isMock && (
            <Picker
              label="The next answer"
              isLabelled
              title="What the mock server does with the next question."
              value={answer}
              onChange={onAnswer}
              options={SAYS}
            />
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
