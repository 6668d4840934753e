'use client';
/**
 * What a reply rests on: a line of links, or a list where there is more to say of them than their names. Their
 * addresses come from a model, so only those of the web are followed, and each says where it leads.
 */
import type { ReactNode } from 'react';
import type { Reply } from '../../machine/reply';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { toWebUrl } from '../web-url';
import { SOURCES_ENGLISH, type SourcesLabels } from './sources-labels';

/** Props of {@link Sources}. */
export interface SourcesProps {
  sources: Reply['sources'];
  labels: Partial<Labels> | undefined;
}

export function Sources({ sources, labels }: SourcesProps) {
  const text = useLabels(SOURCES_ENGLISH, labels);
  const hasDetails = sources.some(({ snippet, score }) => snippet || score !== undefined);
  const Item = hasDetails ? SourceRow : SourcePill;
  return (
    <ul
      data-slot="dk-message-sources"
      data-details={hasDetails || undefined}
      aria-label={text.sources}
      className={
        'dk:flex dk:max-w-full dk:list-none dk:flex-wrap dk:gap-1.5 dk:text-note dk:text-muted-foreground ' +
        'dk:data-details:flex-col dk:data-details:gap-2 dk:data-details:border-t dk:data-details:pt-2.5'
      }
    >
      {sources.map((source, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reply grows at its end only, and may name a source twice
        <Item key={index} source={source} place={index + 1} text={text} />
      ))}
    </ul>
  );
}

interface ItemProps {
  source: Reply['sources'][number];
  /** The first is 1. */
  place: number;
  text: SourcesLabels;
}

function SourcePill({ source, place }: ItemProps) {
  const { url, name, host } = describe(source);
  return (
    <li data-slot="dk-message-source" className="dk:min-w-0">
      <Link
        url={url}
        className={
          'dk:inline-flex dk:max-w-full dk:gap-1.5 dk:rounded-full dk:border dk:px-2.5 dk:py-0.5 dk:align-top ' +
          'dk:[a]:hover:bg-muted'
        }
      >
        <Place place={place} /> <Name name={name} />
        <Host host={host} />
      </Link>
    </li>
  );
}

function SourceRow({ source, place, text }: ItemProps) {
  const { url, name, host, snippet } = describe(source);
  return (
    <li data-slot="dk-message-source" className="dk:flex dk:min-w-0 dk:gap-2">
      <Place place={place} />{' '}
      <div data-slot="dk-message-source-text" className="dk:min-w-0">
        <div data-slot="dk-message-source-head" className="dk:flex dk:flex-wrap dk:gap-x-2.5">
          <Link
            url={url}
            className="dk:inline-flex dk:max-w-full dk:rounded-sm dk:font-medium dk:[a]:hover:underline"
          >
            <Name name={name} />
          </Link>
          <Host host={host} />
          {source.score !== undefined && (
            <span data-slot="dk-message-source-score" className="dk:tabular-nums">
              {` ${text.sourceScore(source.score)}`}
            </span>
          )}
        </div>
        {snippet && (
          <p data-slot="dk-message-source-snippet" dir="auto" className="dk:line-clamp-2 dk:wrap-anywhere">
            {snippet}
          </p>
        )}
      </div>
    </li>
  );
}

/** What is known of a source, none of it twice. */
function describe({ id, title, url: address, snippet }: ItemProps['source']) {
  const url = toWebUrl(address);
  const name = title || url?.host || snippet || address || id || '';
  return { url, name, host: title && url?.host, snippet: name === snippet ? undefined : snippet };
}

function Link({
  url,
  className,
  children,
}: {
  url: URL | undefined;
  className: string;
  children: ReactNode;
}) {
  const Tag = url ? 'a' : 'span';
  return (
    <Tag
      data-slot="dk-message-source-link"
      {...(url && { href: url.href, target: '_blank', rel: 'noopener noreferrer' })}
      className={`dk:no-underline dk:outline-ring dk:focus-visible:outline-2 dk:pointer-coarse:py-1.5 ${className}`}
    >
      {children}
    </Tag>
  );
}

function Place({ place }: { place: number }) {
  return (
    <span data-slot="dk-message-source-place" className="dk:text-muted-foreground dk:tabular-nums">
      {place}
    </span>
  );
}

function Name({ name }: { name: string }) {
  return (
    <span data-slot="dk-message-source-name" dir="auto" className="dk:truncate dk:in-[a]:text-foreground">
      {name}
    </span>
  );
}

/** Said apart from the title, which anybody may have written. */
function Host({ host }: { host: string | undefined }) {
  return host ? (
    <span data-slot="dk-message-source-host" className="dk:truncate dk:text-muted-foreground">
      {` ${host}`}
    </span>
  ) : null;
}
