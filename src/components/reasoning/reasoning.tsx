'use client';
/** What the model thought: a line that opens, and that says how long it took once it is over. */
import type { ComponentProps } from 'react';
import { Disclosure } from '../disclosure/disclosure';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import type { MarkdownView } from '../message/markdown-view';
import { MessageMarkdown } from '../message/message-markdown';
import { MessageText } from '../message/message-text';
import { REASONING_ENGLISH } from './reasoning-labels';
import { useLiveTime } from './use-live-time';

/** Props of {@link Reasoning}; what is not named here goes to the `<details>`. */
export interface ReasoningProps extends Omit<ComponentProps<'details'>, 'children' | 'open' | 'onToggle'> {
  /** What the model thought. */
  text: string;
  /** Whether more of it is coming. */
  isLive?: boolean | undefined;
  /** Whether it is open, as long as the person has not said. Default: while it is live. */
  isOpen?: boolean | undefined;
  /** How long it took, in milliseconds. Default: as long as it was seen to go on. */
  durationMs?: number | undefined;
  /** Shows it as markdown: `Markdown` of `deltakit/markdown`. */
  markdown?: MarkdownView | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * The reasoning of a model, closed as soon as there is something else to read.
 *
 * @example
 * ```tsx
 * <Reasoning text={reply.reasoning} isLive={stream.status === 'streaming' && reply.text === ''} />
 * ```
 */
export function Reasoning(props: ReasoningProps) {
  const { text, isLive = false, isOpen = isLive, durationMs, markdown, labels, ...rest } = props;
  const { reasoning, thoughtFor } = useLabels(REASONING_ENGLISH, labels);
  const seenMs = useLiveTime(isLive);
  const passedMs = isLive ? undefined : (durationMs ?? seenMs);
  return (
    <Disclosure
      {...rest}
      slot="dk-reasoning"
      summary={
        <span data-slot="dk-reasoning-title" className="dk:tabular-nums">
          {passedMs === undefined ? reasoning : thoughtFor(passedMs / 1000)}
        </span>
      }
      isOpen={isOpen}
      isLive={isLive}
    >
      {markdown ? (
        <MessageMarkdown View={markdown} text={text} isWhole={!isLive} isLive={false} />
      ) : (
        <MessageText text={text} isLive={false} />
      )}
    </Disclosure>
  );
}
