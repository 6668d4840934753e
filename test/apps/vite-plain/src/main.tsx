/** A thread of the kit's parts in an app without Tailwind, in StrictMode. The kit's styles come last. */
import './app.css';
import 'deltakit/styles.css';
import { useLLMStream } from 'deltakit';
import { Composer, Message, Thread } from 'deltakit/components';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const stream = useLLMStream({ url: '/api/chat/stream?scenario=short' });
  const { start } = stream;
  // As who greets does. StrictMode runs it twice; it is one request.
  useEffect(() => void start('Why does pasta take longer in the mountains?'), [start]);
  return (
    <main>
      <Thread status={stream.status} className="my-thread">
        <Message role="assistant" status={stream.status} reply={stream.display} />
      </Thread>
      <Composer status={stream.status} onSend={start} onStop={stream.stop} className="my-composer" />
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
