'use client';
/** A link of a text that cites: one that leads to a source of its message is a mark, and all others are as they are. */
import { useContext } from 'react';
import { plainText } from '../../markdown/plain-text';
import { MarkdownLink, type MarkdownLinkProps } from '../markdown/markdown-link';
import { Citation } from './citation';
import { SourcesContext } from './sources-context';

/**
 * As `components.Link` of `Markdown`: links to `#source-1`, `#source-2` … become citations of the sources of the
 * `Message` that the text stands in.
 *
 * @example
 * ```tsx
 * const text = citeSources(message.text, sources, { hrefOf: (_, number) => `#source-${number}` });
 * <Markdown text={text} components={{ Link: CitationLink }} />
 * ```
 */
export function CitationLink(props: MarkdownLinkProps) {
  const { url = '', nodes, children } = props;
  const { sources, labels } = useContext(SourcesContext);
  const number = Number(/^#source-(\d+)$/.exec(url)?.[1]);
  const source = sources[number - 1];
  if (!source) return <MarkdownLink {...props} />;
  const said = plainText(nodes);
  return (
    <>
      {/* Words that somebody made a link of stay. */}
      {said !== String(number) && said !== source.id && children}
      <Citation number={number} source={source} labels={labels} />
    </>
  );
}
