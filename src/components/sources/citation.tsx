'use client';
/** A mark in a text that leads to a source: by pointer, touch and keyboard alike, a small card tells what it rests on. */
import type { ComponentProps } from 'react';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { describeSource, type Source, SourceHost, SourceLink, SourceName, SourceScore } from './source-facts';
import { SOURCES_ENGLISH } from './sources-labels';
import { usePeek } from './use-peek';

/** Props of {@link Citation}; what is not named here goes to its `<span>`. */
export interface CitationProps extends Omit<ComponentProps<'span'>, 'children'> {
  /** From 1, as the sources are listed. */
  number: number;
  /** What it leads to. */
  source: Source;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * A citation within a text. All of it may stand in a paragraph.
 *
 * @example
 * ```tsx
 * <p>Deltas grow where rivers slow down. <Citation number={1} source={sources[0]} /></p>
 * ```
 */
export function Citation({ number, source, labels, className, ...rest }: CitationProps) {
  const text = useLabels(SOURCES_ENGLISH, labels);
  const { isOpen, root, button, card } = usePeek();
  const { url, name, host, snippet } = describeSource(source);
  const label = text.citation(number, name);
  return (
    <span
      {...rest}
      {...root}
      data-slot="dk-citation"
      className={joinClasses('dk:whitespace-nowrap', className)}
    >
      <button
        {...button}
        data-slot="dk-citation-mark"
        data-open={isOpen || undefined}
        type="button"
        aria-label={label}
        className={
          'dk:relative dk:mx-0.5 dk:min-w-[1.6em] dk:cursor-pointer dk:rounded-[0.5em] dk:bg-muted dk:px-[0.4em] ' +
          'dk:align-[0.25em] dk:text-[0.7em] dk:leading-[1.6] dk:font-medium dk:text-foreground dk:tabular-nums ' +
          'dk:outline-ring dk:hover:bg-border dk:focus-visible:outline-2 dk:data-open:bg-primary ' +
          'dk:data-open:text-primary-foreground dk:forced-colors:border ' +
          // More to tap than there is to see.
          'dk:after:absolute dk:after:-inset-1.5 dk:pointer-coarse:after:-inset-3'
        }
      >
        {number}
      </button>
      <span
        {...card}
        data-slot="dk-citation-card"
        role="note"
        aria-label={label}
        className={
          'dk:m-auto dk:w-80 dk:max-w-[calc(100vw-1rem)] dk:rounded-inner dk:border dk:bg-card dk:px-3 dk:py-2.5 dk:text-start ' +
          'dk:text-note dk:font-normal dk:whitespace-normal dk:text-muted-foreground dk:shadow-lg dk:empty:hidden ' +
          'dk:supports-[position-area:top]:inset-auto dk:supports-[position-area:top]:m-1 ' +
          'dk:[position-area:block-end_span-inline-end] ' +
          'dk:[position-try-fallbacks:flip-inline,flip-block,flip-block_flip-inline]'
        }
      >
        {isOpen && (
          <>
            <span data-slot="dk-citation-head" className="dk:flex dk:flex-wrap dk:gap-x-2.5">
              <SourceLink
                url={url}
                className="dk:inline-flex dk:max-w-full dk:rounded-sm dk:font-medium dk:pointer-coarse:py-2.5 dk:[a]:underline dk:[a]:underline-offset-[0.2em]"
              >
                <SourceName name={name} />
              </SourceLink>
              <SourceHost host={host} />
              <SourceScore score={source.score} text={text.sourceScore} />
            </span>
            {snippet && (
              <span
                data-slot="dk-citation-snippet"
                dir="auto"
                className="dk:line-clamp-6 dk:pt-1 dk:wrap-anywhere"
              >
                {snippet}
              </span>
            )}
          </>
        )}
      </span>
    </span>
  );
}
