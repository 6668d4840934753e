'use client';
/** Markdown in which `[1]`, or the id of a source in brackets, is a citation of the message's own sources. */
import { useMemo } from 'react';
import { citeSources } from '../../chat/cite-sources';
import { Markdown, type MarkdownProps } from '../markdown/markdown';
import { CitationLink } from './citation-link';
import { useSources } from './sources-context';

/** Props of {@link CitedMarkdown}: those of a `Markdown` that is given a text. */
export type CitedMarkdownProps = Extract<MarkdownProps, { text: string }>;

const hrefOf = (_: unknown, number: number) => `#source-${number}`;

/**
 * Stands in for `Markdown` where replies cite what they rest on.
 *
 * @example
 * ```tsx
 * <Message role="assistant" reply={stream.display} markdown={CitedMarkdown} />
 * ```
 */
export function CitedMarkdown({ text, components, ...rest }: CitedMarkdownProps) {
  const cited = citeSources(text, useSources(), { hrefOf });
  const all = useMemo(() => ({ Link: CitationLink, ...components }), [components]);
  return <Markdown {...rest} text={cited} components={all} />;
}
