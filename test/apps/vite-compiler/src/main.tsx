/** An app that React Compiler has compiled. What the hooks give is handed on whole, in pieces and by closures. */
import 'deltakit/styles.css';
import { type LLMStream, type UseChat, useChat, useLLMStream } from 'deltakit';
import { Chat, Composer } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function describe(stream: LLMStream): string {
  return `${stream.status}: ${stream.display.text}`;
}

function Reply({ stream }: { stream: LLMStream }) {
  return <p id="reply">{describe(stream)}</p>;
}

function Count({ chat }: { chat: UseChat }) {
  return <p id="count">{chat.messages.length} messages</p>;
}

function App() {
  const stream = useLLMStream({ url: '/api/chat/stream?scenario=short' });
  const chat = useChat({ url: '/api/chat/stream?scenario=short' });
  const [asked, setAsked] = useState(0);
  return (
    <main>
      <Reply stream={stream} />
      <p id="asked">{asked} asked</p>
      <Composer
        id="ask"
        status={stream.status}
        onSend={(text) => {
          setAsked(asked + 1);
          return stream.start(text);
        }}
        onStop={stream.stop}
      />
      <Count chat={chat} />
      <Chat chat={chat} markdown={Markdown} />
    </main>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
