'use client';
/**
 * Markdown that grows: text in, elements out. What has settled keeps its elements, with what a person selected in it;
 * only the block that is being written is read and rendered again. No HTML strings: what a model wrote is data.
 */
import type { MarkdownExtension } from '@lezer/markdown';
import { type ComponentProps, useEffect, useId, useInsertionEffect, useMemo, useRef, useState } from 'react';
import type { Engine } from '../../engine/create-engine';
import type { Part } from '../../machine/reply';
import { textAdded } from '../../machine/text-growth';
import { createMarkdownReader, type MarkdownDocument, type MarkdownReader } from '../../markdown/document';
import type { AllowedImages } from '../../markdown/url-policy';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import { MarkdownBlocks } from './markdown-blocks';
import type { MarkdownComponents } from './markdown-components';
import { ReferencesContext, SettingsContext } from './markdown-context';
import type { MarkdownLabels } from './markdown-labels';
import { MarkdownNotes } from './markdown-notes';

/** A reply that changes by itself: what `useLLMStream` and the other hooks give, or an engine. */
export type LiveReply = Pick<Engine, 'getSnapshot' | 'subscribe'>;

interface Looks extends Omit<ComponentProps<'div'>, 'children'> {
  /** Shows elements in an app's own way. Should be the same object each time. */
  components?: MarkdownComponents | undefined;
  /** Which pictures of other sites load by themselves; the others wait for a click. None, if nothing is said. */
  images?: AllowedImages | undefined;
  /** Extensions of @lezer/markdown. Should be the same object each time. */
  extensions?: MarkdownExtension | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<MarkdownLabels> | undefined;
}

/** Props of {@link Markdown}; what is not named here goes to the outer `<div>`. */
export type MarkdownProps = Looks &
  (
    | {
        /** The text so far. */
        text: string;
        /** Whether nothing more comes. Until then what is half is shown as it will look. Default true. */
        isWhole?: boolean | undefined;
        of?: undefined;
      }
    | {
        /** A reply that is live, followed by itself: the component around it does not render for it. */
        of: LiveReply;
        text?: undefined;
        isWhole?: undefined;
      }
  );

/**
 * Shows markdown: CommonMark, and of GFM tables, tasks, strikethrough, addresses and footnotes.
 *
 * @example
 * ```tsx
 * <Message role="assistant" status={stream.status}>
 *   <Markdown of={stream} />
 * </Message>
 * ```
 */
export function Markdown({ of, text, isWhole, ...looks }: MarkdownProps) {
  if (of) return <LiveMarkdown of={of} {...looks} />;
  return <TextMarkdown text={text} isWhole={isWhole ?? true} {...looks} />;
}

function TextMarkdown({ text, isWhole, ...looks }: Looks & { text: string; isWhole: boolean }) {
  const reader = useReader(looks);
  return <MarkdownDocumentView reader={reader} document={useDocument(reader, text, isWhole)} {...looks} />;
}

function LiveMarkdown({ of: { getSnapshot, subscribe }, ...looks }: Looks & { of: LiveReply }) {
  const reader = useReader(looks);
  const [shown, setShown] = useState(() => readLive(reader, getSnapshot));
  const latest = useRef(shown);
  // Those two stay the same while the object that they are of does not.
  useEffect(() => {
    function update(): void {
      const { current } = latest;
      const isSame = isOf(current, reader, getSnapshot);
      latest.current = readLive(reader, getSnapshot, isSame ? current : undefined);
      if (!isSame || latest.current.document !== current.document) setShown(latest.current);
    }
    update();
    return subscribe(update);
  }, [reader, getSnapshot, subscribe]);
  // Another reply is not shown as the one before.
  const { document } = isOf(shown, reader, getSnapshot) ? shown : readLive(reader, getSnapshot);
  return <MarkdownDocumentView reader={reader} document={document} {...looks} />;
}

/** What was read of a reply: its parts, and the document of their texts. */
interface ReadReply {
  readonly reader: MarkdownReader;
  readonly getSnapshot: LiveReply['getSnapshot'];
  readonly parts: readonly Part[];
  readonly document: MarkdownDocument;
}

function isOf(read: ReadReply, reader: MarkdownReader, getSnapshot: LiveReply['getSnapshot']): boolean {
  return read.reader === reader && read.getSnapshot === getSnapshot;
}

/** @param before what was read of it: only what it has more is read now */
function readLive(
  reader: MarkdownReader,
  getSnapshot: LiveReply['getSnapshot'],
  before?: ReadReply,
): ReadReply {
  const { state, display } = getSnapshot();
  const { parts, text } = display;
  const isWhole = !isBusy(state.status);
  const shared = { reader, getSnapshot, parts };
  const document = before?.document ?? reader.empty;
  if (before?.parts === parts && document.isWhole === isWhole) return before;
  const added = before && !document.isWhole ? textAdded(parts, before.parts) : undefined;
  if (added === undefined) return { ...shared, document: reader.advance(document, text, isWhole) };
  // Something other than text came.
  if (added === '' && !isWhole) return { ...shared, document };
  return { ...shared, document: reader.append(document, added, isWhole) };
}

interface ViewProps extends Looks {
  reader: MarkdownReader;
  document: MarkdownDocument;
}

function MarkdownDocumentView(props: ViewProps) {
  const { reader, document, components = NOTHING, images, extensions: _, labels, className, ...rest } = props;
  const id = useId();
  const { inline } = reader;
  const settings = useMemo(
    () => ({ components, images, labels, inline, id }),
    [components, images, labels, inline, id],
  );
  const { definitions, notes } = document;
  const order = notes.map(({ label }) => label).join('\n');
  const references = useMemo(
    () => ({ definitions, numbers: new Map(order.split('\n').map((label, index) => [label, index + 1])) }),
    [definitions, order],
  );
  return (
    <div {...rest} data-slot="dk-markdown" className={joinClasses('dk-md', className)}>
      <SettingsContext value={settings}>
        <ReferencesContext value={references}>
          <MarkdownBlocks blocks={document.blocks} isTop />
          {notes.some(({ blocks }) => blocks) && <MarkdownNotes notes={notes} />}
        </ReferencesContext>
      </SettingsContext>
    </div>
  );
}

const NOTHING: MarkdownComponents = {};

/** The document for a text, which takes over what it has in common with the one that is on the page. */
function useDocument(reader: MarkdownReader, text: string, isWhole: boolean): MarkdownDocument {
  const shown = useRef<{ reader: MarkdownReader; document: MarkdownDocument }>(undefined);
  const document = useMemo(() => {
    const before = shown.current?.reader === reader ? shown.current.document : reader.empty;
    return reader.advance(before, text, isWhole);
  }, [reader, text, isWhole]);
  useInsertionEffect(() => {
    shown.current = { reader, document };
  });
  return document;
}

function useReader({ components, extensions }: Looks): MarkdownReader {
  const hasMath = components?.Formula !== undefined;
  return useMemo(() => readerFor(hasMath, extensions), [hasMath, extensions]);
}

/** The readers that all texts without extensions share. */
const plainReaders = new Map<boolean, MarkdownReader>();

function readerFor(hasMath: boolean, extensions: MarkdownExtension | undefined): MarkdownReader {
  if (extensions) return createMarkdownReader({ hasMath, extensions });
  const reader = plainReaders.get(hasMath) ?? createMarkdownReader({ hasMath, extensions: [] });
  plainReaders.set(hasMath, reader);
  return reader;
}
