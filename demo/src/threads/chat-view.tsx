/** The page of conversations: those that this browser keeps, and the one that is shown, whose name is in the URL. */
import { useState } from 'react';
import { Header } from '../header';
import { useServerFacts } from '../server-facts';
import { ChatPane } from './chat-pane';
import { ThreadDrawer } from './thread-drawer';

export default function ChatView() {
  const { info } = useServerFacts();
  const [threadId, setThreadId] = useState(readThreadId);
  const [status, setStatus] = useState('idle');
  const [isListOpen, setListOpen] = useState(false);

  function show(id: string) {
    history.replaceState(null, '', `?${new URLSearchParams({ view: 'chat', thread: id })}`);
    setThreadId(id);
    setListOpen(false);
  }

  return (
    <div className="flex h-dvh flex-col">
      <Header
        view="chat"
        info={info}
        status={status}
        onClear={() => show(newThreadId())}
        panel="threads"
        isPanelOpen={isListOpen}
        onPanel={() => setListOpen((before) => !before)}
      />
      <div className="flex min-h-0 flex-1">
        <ThreadDrawer
          shown={threadId}
          isOpen={isListOpen}
          onShow={show}
          onNew={() => show(newThreadId())}
          onClose={() => setListOpen(false)}
        />
        <main className="flex min-w-0 flex-1 flex-col">
          {info && (
            <ChatPane
              key={threadId}
              threadId={threadId}
              isMock={info.upstream === 'mock'}
              onStatus={setStatus}
            />
          )}
        </main>
      </div>
    </div>
  );
}

/** The one that the URL names; else a new one, which it names from now on. */
function readThreadId(): string {
  const query = new URLSearchParams(location.search);
  const named = query.get('thread');
  if (named) return named;
  const id = newThreadId();
  query.set('thread', id);
  history.replaceState(null, '', `?${query}`);
  return id;
}

function newThreadId(): string {
  return Date.now().toString(36);
}
