'use client';
import { useChat } from 'deltakit';
import { Chat } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import type { ReactNode } from 'react';

export function ChatPanel({ url, children }: { url: string; children: ReactNode }) {
  const chat = useChat({ url });
  return (
    <section>
      {children}
      <Chat chat={chat} markdown={Markdown} />
    </section>
  );
}
