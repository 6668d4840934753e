'use client';
/** The announcer of a chat, which nobody sees: it is fetched with what shows replies, long before there is one to speak of. */
import { lazy, Suspense } from 'react';
import type { AnnouncerProps } from '../announcer/announcer';
import { fetchReplies } from './fetch-replies';

const LazyAnnouncer = /* @__PURE__ */ lazy(async () => ({ default: (await fetchReplies()).Announcer }));

export function ChatVoice(props: AnnouncerProps) {
  return (
    <Suspense>
      <LazyAnnouncer {...props} />
    </Suspense>
  );
}
