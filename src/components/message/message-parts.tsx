'use client';
/**
 * A reply, part by part in the order in which they came: text, reasoning, tool calls, and at its end the sources.
 * Nothing of it stays hidden. Parts that did not change are not rendered again.
 */
import { memo } from 'react';
import type { Part, Reply } from '../../machine/reply';
import type { Status } from '../../machine/state';
import { fillLabels, type Labels } from '../labels';
import { Disclosure } from './disclosure';
import { MessageSources } from './message-sources';
import { MessageText } from './message-text';
import { TypingIndicator } from './typing-indicator';

/** Props of {@link MessageParts}. */
export interface MessagePartsProps {
  reply: Reply | undefined;
  status: Status;
  labels: Partial<Labels> | undefined;
}

export function MessageParts({ reply, status, labels }: MessagePartsProps) {
  const { parts = [], refusal = '', sources = [] } = reply ?? {};
  const streams = status === 'streaming';
  const last = parts.filter(({ type }) => type !== 'source').at(-1);
  // Where nothing on the page moves, a loader says that more is coming. A call that is whole does not move.
  const moves = refusal !== '' || (last && !(last.type === 'tool-call' && last.call.status === 'ready'));
  return (
    <>
      {parts.map((part, index) => (
        <MessagePart
          // biome-ignore lint/suspicious/noArrayIndexKey: a reply grows at its end only, so the place of a part is its name
          key={`${index}-${part.type}`}
          part={part}
          isLive={streams && part === last}
          isOpen={streams && part === last && reply?.text === ''}
          labels={labels}
        />
      ))}
      {refusal !== '' && <MessageText text={refusal} isLive={streams} />}
      {(status === 'pending' || (streams && !moves)) && (
        <TypingIndicator label={fillLabels(labels).writing} />
      )}
      {sources.length > 0 && <MessageSources sources={sources} labels={labels} />}
    </>
  );
}

interface MessagePartProps {
  part: Part;
  isLive: boolean;
  /** Reasoning is what there is to read as long as there is no text. */
  isOpen: boolean;
  labels: Partial<Labels> | undefined;
}

const MessagePart = /* @__PURE__ */ memo(function MessagePart({
  part,
  isLive,
  isOpen,
  labels,
}: MessagePartProps) {
  switch (part.type) {
    case 'text':
      return <MessageText text={part.text} isLive={isLive} />;
    case 'reasoning':
      return (
        <Disclosure
          slot="dk-message-reasoning"
          summary={fillLabels(labels).reasoning}
          isOpen={isOpen}
          isLive={isLive}
        >
          <MessageText text={part.text} isLive={false} />
        </Disclosure>
      );
    case 'tool-call': {
      const { name, argsText, status } = part.call;
      return (
        <Disclosure
          slot="dk-message-tool-call"
          summary={
            <>
              <code data-slot="dk-message-tool-name" className="dk:min-w-0 dk:truncate dk:text-foreground">
                {name}
              </code>
              <span data-slot="dk-message-tool-status" data-status={status}>
                {fillLabels(labels).toolCall(status)}
              </span>
            </>
          }
          isOpen={false}
          isLive={isLive && status === 'forming'}
        >
          <code data-slot="dk-message-tool-args" className="dk:wrap-anywhere">
            {argsText}
          </code>
        </Disclosure>
      );
    }
    case 'source':
    // Files and data are for the app to show: what they are is its own.
    case 'file':
    case 'data':
      return null;
    default:
      return part satisfies never;
  }
});
