/** A page of its own in a frame: a chat that is kept in IndexedDB, as a tab of an app has it. */
import { type UseChat, useChat } from 'deltakit';
import { indexedDbThreads } from 'deltakit/storage';
import { createRoot } from 'react-dom/client';

/** What the frame's name says. */
export interface TabOptions {
  url: string;
  /** Of the database. */
  name: string;
  threadId: string;
}

/** What the page that holds the frame can get hold of. */
export interface TabWindow extends Window {
  tab?: {
    /** The chat as it was rendered last. */
    readonly chat: UseChat;
    play(scenario: string): void;
  };
}

const { url, name, threadId }: TabOptions = JSON.parse(window.name);
const storage = indexedDbThreads({ name });
const params = { scenario: 'short' };

function Tab() {
  const chat = useChat({ url, threadId, storage, params });
  const own: TabWindow = window;
  own.tab = {
    chat,
    play(scenario) {
      params.scenario = scenario;
    },
  };
  return (
    <ol data-loading={chat.isLoading || undefined}>
      {chat.messages.map(({ id, status, text }) => (
        <li key={id} data-status={status}>
          {text}
        </li>
      ))}
    </ol>
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Tab />);
