'use client';
/**
 * A text that an app shows by a component of its own, as `Markdown` of `deltakit/markdown` is one: nothing here imports
 * a parser. A text that did not change is not rendered again.
 */
import { memo } from 'react';
import type { MarkdownView } from './markdown-view';

/** Props of {@link MessageMarkdown}. */
export interface MessageMarkdownProps {
  View: MarkdownView;
  text: string;
  isWhole: boolean;
  /** Whether more is coming now: a mark stands at the end. It takes no room, so nothing shifts when it goes. */
  isLive: boolean;
}

export const MessageMarkdown = /* @__PURE__ */ memo(function MessageMarkdown({
  View,
  text,
  isWhole,
  isLive,
}: MessageMarkdownProps) {
  return (
    <div
      data-slot="dk-message-markdown"
      data-live={isLive || undefined}
      className="dk:min-w-0 dk:max-w-full dk:group-data-[status=pending]/message:text-muted-foreground"
    >
      <View text={text} isWhole={isWhole} />
    </div>
  );
});
