/** The AI SDK's hook with streamdown, as the documentation of both shows it; `?throttle=50` sets the hook's own throttle. */
import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport, type UIMessage } from 'ai';
import { useCallback, useState } from 'react';
import { Streamdown } from 'streamdown';
import { LIVE_ID, PROMPT } from '../../page-protocol';
import { type AppProps, mountApp, useStart } from '../page/mount-app';
import { PinnedScroller } from '../page/pinned-scroller';
import { PlainComposer } from '../page/plain-composer';
import { streamUrl } from '../page/stream-url';
import './style.css';

const throttle = new URLSearchParams(location.search).get('throttle');
const transport = new DefaultChatTransport({ api: streamUrl });

function App({ history }: AppProps) {
  const [past] = useState(() => history.map(toMessage));
  const [draft, setDraft] = useState('');
  const { messages, sendMessage, status } = useChat({
    transport,
    messages: past,
    ...(throttle === null ? {} : { throttle: Number(throttle) }),
  });
  useStart(useCallback(() => void sendMessage({ text: PROMPT }), [sendMessage]));
  return (
    <>
      <PinnedScroller>
        {messages.map((message, index) => (
          <article key={message.id} id={index === past.length + 1 ? LIVE_ID : undefined}>
            {message.parts.map(
              (part, place) =>
                part.type === 'text' && (
                  <Streamdown
                    key={place}
                    isAnimating={status === 'streaming' && index === messages.length - 1}
                  >
                    {part.text}
                  </Streamdown>
                ),
            )}
          </article>
        ))}
      </PinnedScroller>
      <PlainComposer draft={draft} onDraftChange={setDraft} />
    </>
  );
}

function toMessage({ role, text }: AppProps['history'][number], index: number): UIMessage {
  return { id: `past-${index}`, role, parts: [{ type: 'text', text }] };
}

mountApp(App);
