import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
// The kit first: it says in which order the layers come.
import 'deltakit/styles.css';
import './demo.css';
import { App } from './app';
import { restoreTheme } from './use-theme';

const ChatView = lazy(() => import('./threads/chat-view'));

restoreTheme();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to render into.');
createRoot(root).render(
  <StrictMode>
    {new URLSearchParams(location.search).get('view') === 'chat' ? (
      <Suspense>
        <ChatView />
      </Suspense>
    ) : (
      <App />
    )}
  </StrictMode>,
);
