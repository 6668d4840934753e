/** A server component. Parts of the kit stand in it directly, and in the client component that it renders. */
import { Message, StatusNote } from 'deltakit/components';
import { isStreamError } from 'deltakit/core';
import { ChatPanel } from './chat-panel';

interface PageProps {
  searchParams: Promise<{ scenario?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { scenario = 'short' } = await searchParams;
  const isServer = typeof window === 'undefined' && !isStreamError(undefined);
  return (
    <main>
      <h1>Shop</h1>
      <p id="server">{isServer ? 'rendered on the server' : 'not on the server'}</p>
      <Message role="assistant" status="completed">
        What can I do for you?
      </Message>
      <StatusNote status="cancelled" reason="user" />
      <ChatPanel url={`/api/chat?scenario=${scenario}`}>
        <p id="slotted">A server component within</p>
      </ChatPanel>
    </main>
  );
}
