/** A chat in an app that has Tailwind 4: its utilities are on the kit's parts. */
import { useChat } from 'deltakit';
import { Chat, Composer } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { createRoot } from 'react-dom/client';

function App() {
  const chat = useChat({ url: '/api/chat/stream?scenario=short' });
  return (
    <main className="mx-auto max-w-2xl p-4 text-brand">
      <h1 className="rounded-lg bg-brand text-2xl text-white">Shop</h1>
      <Chat chat={chat} markdown={Markdown} className="h-96 gap-10 border-4 border-brand" />
      <Composer
        id="styled"
        status="idle"
        onSend={() => undefined}
        className="m-2 flex rounded-lg border-brand bg-brand p-10 text-2xl shadow-none"
      />
    </main>
  );
}

export function mountApp(): void {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
}
