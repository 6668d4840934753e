/** The components' code is this app's; the hook and the markdown are the package's, and so is the provider of strings. */
import './index.css';
import { useChat, useCompletion } from 'deltakit';
import { LabelsProvider, Thread } from 'deltakit/components';
import { german } from 'deltakit/labels';
import { Markdown } from 'deltakit/markdown';
import { createRoot } from 'react-dom/client';
import { Chat } from '@/components/deltakit/chat/chat';
import { CompletionField } from '@/components/deltakit/completion-field/completion-field';
import { Message } from '@/components/deltakit/message/message';

function App() {
  const chat = useChat({ url: '/api/chat/stream?scenario=short' });
  const completion = useCompletion({ url: '/api/complete' });
  return (
    <LabelsProvider labels={german}>
      <main className="mx-auto h-screen max-w-2xl p-4">
        <Thread id="mixed" markdown={Markdown}>
          <Message role="assistant" status="completed">
            A **part** of its own in a thread of the package
          </Message>
        </Thread>
        <CompletionField completion={completion} aria-label="Note" />
        <Chat chat={chat} markdown={Markdown} className="h-96" />
      </main>
    </LabelsProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
