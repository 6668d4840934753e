/** The page of conversations: those that this browser keeps, and the one that is shown, whose name is in the address. */
import { useEffect, useState } from 'react';
import { ROUND_BUTTON } from '../parts/button';
import { Glyph } from '../parts/glyph';
import { useServerInfo } from '../parts/server-facts';
import { useMedia } from '../parts/use-media';
import { Page } from '../shell/page';
import { useChoices } from '../shell/router';
import { ANSWERS, ChatPane } from './chat-pane';
import { ThreadPanel } from './thread-panel';

const SPEC = { thread: '', answer: ANSWERS } as const;

export default function ChatPage() {
  const info = useServerInfo();
  const [{ thread, answer }, choose] = useChoices(SPEC);
  const [isListOpen, setListOpen] = useState(false);
  const hasColumn = useMedia('(min-width: 72rem)');

  useEffect(() => {
    // A new conversation has a name from its start, so that a reload finds it.
    if (!thread) choose({ thread: newThreadId() }, 'replace');
  }, [thread, choose]);

  function show(id: string) {
    choose({ thread: id });
    setListOpen(false);
  }

  return (
    <Page
      title="Chat"
      isFilling
      actions={
        <>
          {!hasColumn && (
            <button
              type="button"
              onClick={() => setListOpen(true)}
              aria-haspopup="dialog"
              aria-label="Conversations"
              className={ROUND_BUTTON}
            >
              <Glyph name="list" className="size-5" />
            </button>
          )}
          <button
            type="button"
            onClick={() => show(newThreadId())}
            aria-label="New conversation"
            className={ROUND_BUTTON}
          >
            <Glyph name="plus" className="size-5" />
          </button>
        </>
      }
    >
      <div className="flex min-h-0 flex-1">
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {info && thread && (
            <ChatPane
              key={thread}
              threadId={thread}
              info={info}
              answer={answer}
              onAnswer={(next) => choose({ answer: next })}
            />
          )}
        </main>
        <ThreadPanel
          shown={thread}
          isOpen={isListOpen}
          onShow={show}
          onNew={() => show(newThreadId())}
          onClose={() => setListOpen(false)}
        />
      </div>
    </Page>
  );
}

function newThreadId(): string {
  return Date.now().toString(36);
}
