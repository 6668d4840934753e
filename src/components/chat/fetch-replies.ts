/**
 * What shows replies and speaks of them, fetched when a chat has mounted: an empty chat is there without it. Where it
 * can't be fetched, as the page is offline, it is tried again, and never given up: a chat must not break for it.
 */
import type { ComponentType } from 'react';
import type { AnnouncerProps } from '../announcer/announcer';
import type { ErrorNoticeProps } from '../error-notice/error-notice';
import type { ChatTurnProps } from './chat-turn';

/** What is fetched. */
export interface Replies {
  ChatTurn: ComponentType<ChatTurnProps>;
  Announcer: ComponentType<AnnouncerProps>;
  ErrorNotice: ComponentType<ErrorNoticeProps>;
}

/** Milliseconds until it is tried again. */
const AGAIN_MS = 2000;

/** Once it is there: to wait for what is there already would leave the page empty for a moment all the same. */
export let replies: Replies | undefined;

let fetching: Promise<Replies> | undefined;

export function fetchReplies(): Promise<Replies> {
  fetching ??= fetchUntilThere();
  return fetching;
}

async function fetchUntilThere(): Promise<Replies> {
  for (;;) {
    try {
      replies = await import('./chat-replies');
      return replies;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
