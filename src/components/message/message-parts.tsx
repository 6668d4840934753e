'use client';
/**
 * A reply, part by part in the order in which they came: text, reasoning, tool calls, files, and at its end the
 * sources. Nothing of it stays hidden, but an app's own data. Parts that did not change are not rendered again.
 */
import { memo, type ReactNode } from 'react';
import type { Part, Reply } from '../../machine/reply';
import { isBusy } from '../is-busy';
import type { Labels } from '../labels/labels';
import { Reasoning } from '../reasoning/reasoning';
import { Sources } from '../sources/sources';
import { ToolCall } from '../tool-call/tool-call';
import type { AnyToolCall } from '../tool-call/tool-state';
import type { MarkdownView } from './markdown-view';
import { MessageFile } from './message-file';
import { MessageMarkdown } from './message-markdown';
import { MessageProgress, type Progress } from './message-progress';
import { MessageText } from './message-text';

/**
 * Shows a part of a reply in an app's own way; `undefined` leaves it to the kit, `null` shows nothing. A source that is
 * shown in its place is listed at the end all the same.
 */
export type RenderPart = (part: ShownPart) => ReactNode;

/** A part of a reply; a call of a chat knows how it stands. */
export type ShownPart = Exclude<Part, { type: 'tool-call' }> | { type: 'tool-call'; call: AnyToolCall };

/** Props of {@link MessageParts}. */
export interface MessagePartsProps {
  reply: Reply | undefined;
  progress: Progress;
  /** Shows its texts. */
  markdown: MarkdownView | undefined;
  renderPart: RenderPart | undefined;
  onApprove: ((callId: string) => void) | undefined;
  onDeny: ((callId: string) => void) | undefined;
  minScore: number | undefined;
  reasoningMs: number | undefined;
  /** What the ids of its sources begin with. */
  sourceIds: string | undefined;
  labels: Partial<Labels> | undefined;
}

export function MessageParts(props: MessagePartsProps) {
  const { reply, progress, minScore, reasoningMs, sourceIds, ...shared } = props;
  const { renderPart, labels } = shared;
  const { parts = [], refusal = '', sources = [] } = reply ?? {};
  const { status, retryAt } = progress;
  const streams = status === 'streaming' && retryAt === undefined;
  const isCut = status === 'failed' || status === 'cancelled';
  const shown = joinText(parts, renderPart);
  const last = shown.filter((part) => !isAside(part)).at(-1);
  // Of several, nobody knows how long each was.
  const thoughts = shown.filter(({ type }) => type === 'reasoning').length;
  return (
    <>
      {shown.map((part, index) => (
        <MessagePart
          // biome-ignore lint/suspicious/noArrayIndexKey: a reply grows at its end only, so the place of a part is its name
          key={`${index}-${part.type}`}
          part={part}
          isLive={streams && part === last}
          isCut={isCut && part === last}
          isOpen={streams && part === last && reply?.text === ''}
          // While the next attempt is waited for, it may go on.
          isWhole={!isBusy(status) || part !== last}
          reasoningMs={thoughts === 1 ? reasoningMs : undefined}
          {...shared}
        />
      ))}
      {refusal !== '' && <MessageText text={refusal} isLive={streams} />}
      <MessageProgress {...progress} moves={refusal !== '' || moves(last)} labels={labels} />
      {sources.length > 0 && (
        <Sources sources={sources} minScore={minScore} idPrefix={sourceIds} labels={labels} />
      )}
    </>
  );
}

/** The parts that have a place. A text that was only interrupted by one that has none, as by a source, goes on. */
function joinText(parts: readonly Part[], renderPart: RenderPart | undefined): readonly Part[] {
  const shown: Part[] = [];
  for (const part of parts) {
    const before = shown.at(-1);
    if (isAside(part) && (renderPart?.(part) ?? null) === null) continue;
    if (part.type === 'text' && before?.type === 'text') {
      shown[shown.length - 1] = { ...part, text: before.text + part.text };
    } else shown.push(part);
  }
  return shown;
}

/** What the kit itself shows nowhere in the text. */
function isAside({ type }: Part): boolean {
  return type === 'source' || type === 'data';
}

/** Whether a part that came last shows by itself that more is coming, or that a person is waited for. */
function moves(part: Part | undefined): boolean {
  if (part?.type !== 'tool-call') return part?.type === 'text' || part?.type === 'reasoning';
  const { status, isRemote, result, state }: AnyToolCall = part.call;
  if (state) return /^(forming|awaiting|running)/.test(state);
  return status === 'forming' || (!!isRemote && result === undefined);
}

interface MessagePartProps
  extends Pick<
    MessagePartsProps,
    'markdown' | 'renderPart' | 'onApprove' | 'onDeny' | 'reasoningMs' | 'labels'
  > {
  part: Part;
  isLive: boolean;
  isCut: boolean;
  /** Reasoning is what there is to read as long as there is no text. */
  isOpen: boolean;
  /** Whether nothing more comes of it. */
  isWhole: boolean;
}

const MessagePart = /* @__PURE__ */ memo(function MessagePart(props: MessagePartProps) {
  const { part, isLive, isCut, isOpen, isWhole, markdown, renderPart, labels } = props;
  const own = renderPart?.(part);
  if (own !== undefined) return own;
  switch (part.type) {
    case 'text':
      if (markdown)
        return <MessageMarkdown View={markdown} text={part.text} isWhole={isWhole} isLive={isLive} />;
      return <MessageText text={part.text} isLive={isLive} />;
    case 'reasoning':
      return (
        <Reasoning
          text={part.text}
          isOpen={isOpen}
          isLive={isLive}
          durationMs={props.reasoningMs}
          labels={labels}
        />
      );
    case 'tool-call':
      return (
        <ToolCall
          call={part.call}
          isLive={isLive}
          isCut={isCut}
          onApprove={props.onApprove}
          onDeny={props.onDeny}
          labels={labels}
        />
      );
    case 'file':
      return <MessageFile file={part.file} labels={labels} />;
    case 'source':
    // What an app's own data is, the app alone knows.
    case 'data':
      return null;
    default:
      return part satisfies never;
  }
});
