/**
 * What is said of a source wherever it stands. Its address comes from a model, so only those of the web are followed, and
 * each says where it leads.
 */
import type { ReactNode } from 'react';
import type { Reply } from '../../machine/reply';
import { toWebUrl } from '../web-url';

/** One of a reply's sources. */
export type Source = Reply['sources'][number];

/** What is known of a source, none of it twice. */
export function describeSource({ id, title, url: address, snippet }: Source) {
  const url = toWebUrl(address);
  const name = title || url?.host || snippet || address || id || '';
  return { url, name, host: title && url?.host, snippet: name === snippet ? undefined : snippet };
}

export function SourceLink({
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
      data-slot="dk-source-link"
      {...(url && { href: url.href, target: '_blank', rel: 'noopener noreferrer' })}
      className={`dk:no-underline dk:outline-ring dk:focus-visible:outline-2 ${className}`}
    >
      {children}
    </Tag>
  );
}

export function SourceName({ name }: { name: string }) {
  return (
    <span data-slot="dk-source-name" dir="auto" className="dk:truncate dk:in-[a]:text-foreground">
      {name}
    </span>
  );
}

/** Said apart from the title, which anybody may have written. */
export function SourceHost({ host }: { host: string | undefined }) {
  return host ? (
    <span data-slot="dk-source-host" className="dk:truncate dk:text-muted-foreground">
      {` ${host}`}
    </span>
  ) : null;
}

/** A number, and a bar where it is a share of one: what another scale means, the server alone knows. */
export function SourceScore({ score, text }: { score: number | undefined; text(score: number): string }) {
  if (score === undefined) return null;
  return (
    <span
      data-slot="dk-source-score"
      className="dk:inline-flex dk:items-center dk:gap-2 dk:text-muted-foreground dk:tabular-nums"
    >
      {` ${text(score)}`}
      {score >= 0 && score <= 1 && (
        <span
          data-slot="dk-source-bar"
          aria-hidden="true"
          className="dk:inline-block dk:h-1 dk:w-12 dk:overflow-hidden dk:rounded-full dk:bg-border dk:forced-colors:outline-1"
        >
          <span
            data-slot="dk-source-bar-share"
            style={{ inlineSize: `${score * 100}%` }}
            className="dk:block dk:h-full dk:rounded-full dk:bg-primary dk:forced-colors:bg-[CanvasText]"
          />
        </span>
      )}
    </span>
  );
}
