'use client';
/** An error that no message tells, such as of a storage that is full. Until its looks were fetched, it is told in plain text. */
import { lazy, Suspense } from 'react';
import type { NoticeError } from '../error-notice/reply-error';
import { fetchReplies } from './fetch-replies';

const LazyNotice = /* @__PURE__ */ lazy(async () => ({ default: (await fetchReplies()).ErrorNotice }));

export function ChatNotice({ error }: { error: NoticeError }) {
  return (
    <Suspense
      fallback={
        <p data-slot="dk-chat-plain" role="alert" className="dk:text-note">
          {error.message}
        </p>
      }
    >
      <LazyNotice error={error} />
    </Suspense>
  );
}
