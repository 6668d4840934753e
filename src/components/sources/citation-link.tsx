'use client';
/** A link of a text that cites: one that leads to a source of its message is a mark, and all others are as they are. */
import { useContext } from 'react';
import { plainText } from '../../markdown/plain-text';
import { MarkdownLink, type MarkdownLinkProps } from '../markdown/markdown-link';
import { Citation } from './citation';
import { type CitedSources, SourcesContext } from './sources-context';

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
  const cite = (place: number) => {
    const source = sources[place - 1];
    return source && <Citation number={place} source={source} labels={labels} />;
  };
  const citation = cite(number);
  if (!citation) return <MarkdownLink {...props} />;
  const said = plainText(nodes);
  const meant = placeOf(said, sources);
  return (
    <>
      {/* Of `[1][2]` markdown makes one link. Words that somebody made a link of stay. */}
      {meant !== number && (cite(meant) ?? children)}
      {citation}
    </>
  );
}

/** By its number, or by its id; from 1. */
function placeOf(said: string, sources: CitedSources['sources']): number {
  return Number(said) || sources.findIndex(({ id }) => id === said) + 1;
}
