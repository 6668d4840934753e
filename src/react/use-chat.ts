'use client';
import { useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react';
import type { ChatMessageOf } from '../chat/chat-message-of';
import type { Chat, ChatActions, ChatOptions, ChatSnapshot } from '../chat/chat-options';
import { createChat } from '../chat/create-chat';
import type { InlineTools, ToolSchemas, Tools, ToolsOf } from '../tools/tool';
import { withGetters } from './track-reads';

/** Options of {@link useChat}. */
export interface UseChatOptions<Schemas extends ToolSchemas, Results> extends Omit<ChatOptions, 'tools'> {
  /** What the model may call, by name: each `execute` gets what its own `parameters` say. */
  tools?: InlineTools<Schemas, Results> | undefined;
}

/** A thread, and what to do with it. */
export type UseChat<Named extends Tools = Tools> = Omit<ChatSnapshot, 'messages'> &
  ChatActions & {
    /** The branch that is shown. A message that did not change is the same object. */
    readonly messages: readonly ChatMessageOf<Named>[];
  };

/**
 * A conversation: a thread of messages with branches, which can be answered, edited, asked again and stored. The
 * component renders again only for the fields that it reads. Another `threadId` is another thread.
 *
 * @example
 * ```tsx
 * const chat = useChat({ url: '/api/chat' });
 * <>
 *   {chat.messages.map((message) => <p key={message.id}>{message.text}</p>)}
 *   <button onClick={() => chat.send('Why is the sky blue?')}>Ask</button>
 * </>
 * ```
 */
export function useChat<Schemas extends ToolSchemas = ToolSchemas, Results = unknown>(
  options: UseChatOptions<Schemas, Results>,
): UseChat<ToolsOf<Schemas, Results>>;
export function useChat(options: ChatOptions): UseChat {
  const { threadId } = options;
  const [own, setOwn] = useState(() => ({ threadId, chat: createChat(options) }));
  if (own.threadId !== threadId) setOwn({ threadId, chat: createChat(options) });
  const { chat } = own;
  const [reads] = useState(() => new Set<keyof ChatSnapshot>());
  const [shown, setShown] = useState(() => ({ chat, snapshot: chat.getSnapshot() }));
  const isMounted = useRef(false);
  const latest = useRef(shown);
  const snapshot = shown.chat === chat ? shown.snapshot : chat.getSnapshot();

  const [tracked, commit] = useMemo(() => {
    let isCommitted = false;
    // During a render that of the render, later the latest, so that no event handler acts on an old one.
    const getSnapshot = () => (isCommitted ? chat.getSnapshot() : snapshot);
    return [
      withGetters(pickActions(chat), fieldsOf(snapshot), getSnapshot, reads),
      () => {
        isCommitted = true;
      },
    ] as const;
  }, [chat, snapshot, reads]);

  // Before any effect that may send something.
  useInsertionEffect(() => {
    chat.setOptions(options);
    commit();
  });

  useEffect(() => {
    function update(): void {
      const before = latest.current;
      const next = { chat, snapshot: chat.getSnapshot() };
      const hasChanged = [...reads].some((field) => next.snapshot[field] !== before.snapshot[field]);
      if (before.chat === chat && !hasChanged) return;
      latest.current = next;
      setShown(next);
    }
    isMounted.current = true;
    const unsubscribe = chat.subscribe(update);
    update();
    return () => {
      isMounted.current = false;
      unsubscribe();
      // StrictMode unmounts and mounts again in the same breath; only who stays away is gone.
      queueMicrotask(() => {
        if (!isMounted.current || own.chat !== latest.current.chat) chat.dispose();
      });
    };
  }, [chat, reads, own]);

  return tracked;
}

function pickActions(chat: Chat): ChatActions {
  const { getSnapshot, subscribe, setOptions, dispose, ...actions } = chat;
  return actions;
}

function fieldsOf(snapshot: ChatSnapshot): readonly (keyof ChatSnapshot)[] {
  return Object.keys(snapshot) as (keyof ChatSnapshot)[];
}
