'use client';
/** What a reply rests on: a line of links, or a list where there is more to say of them than their names. */
import { type ComponentProps, memo, useState } from 'react';
import type { Reply } from '../../machine/reply';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { MoreButton } from './more-button';
import { describeSource, type Source, SourceHost, SourceLink, SourceName, SourceScore } from './source-facts';
import { SourcePassage } from './source-passage';
import { SOURCES_ENGLISH, type SourcesLabels } from './sources-labels';

/** Props of {@link Sources}; what is not named here goes to its `<div>`. */
export interface SourcesProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Numbered from 1 in this order, as `citeSources` does. */
  sources: Reply['sources'];
  /** Those below it are shown only for who asks; those without a score always are. */
  minScore?: number | undefined;
  /** Gives each the id `<idPrefix><number>`, so that a link can lead to it. */
  idPrefix?: string | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * The sources of a reply. Their names and passages are text, and only addresses of the web are followed.
 *
 * @example
 * ```tsx
 * <Sources sources={reply.sources} minScore={0.5} />
 * ```
 */
export const Sources = /* @__PURE__ */ memo(function Sources(props: SourcesProps) {
  const { sources, minScore = Number.NEGATIVE_INFINITY, idPrefix, labels, className, ...rest } = props;
  const text = useLabels(SOURCES_ENGLISH, labels);
  const [showsAll, setShowsAll] = useState(false);
  const hasDetails = sources.some(({ snippet, score }) => snippet || score !== undefined);
  const Item = hasDetails ? SourceRow : SourcePill;
  const isClose = ({ score = minScore }: Source) => score >= minScore;
  const apart = sources.filter((source) => !isClose(source)).length;
  return (
    <div
      {...rest}
      data-slot="dk-sources"
      data-details={hasDetails || undefined}
      className={joinClasses(
        'dk:group/sources dk:max-w-full dk:text-note dk:text-muted-foreground',
        'dk:data-details:rounded-inner dk:data-details:border',
        className,
      )}
    >
      <ul
        data-slot="dk-sources-list"
        aria-label={text.sourceList}
        className={
          'dk:flex dk:list-none dk:flex-wrap dk:gap-1.5 dk:empty:hidden dk:group-data-details/sources:flex-col ' +
          'dk:group-data-details/sources:gap-0 dk:group-data-details/sources:divide-y'
        }
      >
        {sources.map(
          (source, index) =>
            (showsAll || isClose(source)) && (
              <Item
                // biome-ignore lint/suspicious/noArrayIndexKey: a reply grows at its end only, and may name a source twice
                key={index}
                source={source}
                id={idPrefix && idPrefix + (index + 1)}
                place={index + 1}
                text={text}
              />
            ),
        )}
      </ul>
      {apart > 0 && (
        <p
          data-slot="dk-sources-rest"
          className={
            'dk:flex dk:flex-wrap dk:items-center dk:gap-x-2 dk:py-1.5 dk:group-data-details/sources:px-3 ' +
            'dk:group-has-[li]/sources:border-t'
          }
        >
          {text.lessClose(apart)}
          <MoreButton
            slot="dk-sources-show"
            isOpen={showsAll}
            onToggle={setShowsAll}
            more={text.showLessClose}
            less={text.hideLessClose}
          />
        </p>
      )}
    </div>
  );
});

interface ItemProps {
  source: Source;
  id: string | undefined;
  /** The first is 1. */
  place: number;
  text: SourcesLabels;
}

function SourcePill({ source, id, place }: ItemProps) {
  const { url, name, host } = describeSource(source);
  return (
    <li id={id} data-slot="dk-source" className="dk:min-w-0 dk:scroll-m-4">
      <SourceLink
        url={url}
        className={
          'dk:inline-flex dk:max-w-full dk:gap-1.5 dk:rounded-inner dk:border dk:px-2.5 dk:py-1 dk:align-top ' +
          'dk:pointer-coarse:py-2.5 dk:[a]:hover:bg-muted'
        }
      >
        <Place place={place} /> <SourceName name={name} />
        <SourceHost host={host} />
      </SourceLink>
    </li>
  );
}

function SourceRow({ source, id, place, text }: ItemProps) {
  const { url, name, host, snippet } = describeSource(source);
  return (
    <li id={id} data-slot="dk-source" className="dk:flex dk:min-w-0 dk:scroll-m-4 dk:gap-2.5 dk:px-3 dk:py-2">
      <Place place={place} />{' '}
      <div data-slot="dk-source-text" className="dk:min-w-0 dk:flex-1">
        <div data-slot="dk-source-head" className="dk:flex dk:flex-wrap dk:gap-x-2.5">
          <SourceLink
            url={url}
            className="dk:inline-flex dk:max-w-full dk:rounded-sm dk:font-medium dk:pointer-coarse:py-1.5 dk:[a]:hover:underline"
          >
            <SourceName name={name} />
          </SourceLink>
          <SourceHost host={host} />
          <SourceScore score={source.score} text={text.sourceScore} />
        </div>
        {snippet && <SourcePassage snippet={snippet} text={text} />}
      </div>
    </li>
  );
}

function Place({ place }: { place: number }) {
  return (
    <span data-slot="dk-source-place" className="dk:text-muted-foreground dk:tabular-nums">
      {place}
    </span>
  );
}
