/** What a reply rests on: a line of links. Their addresses come from a model, so only those of the web are followed. */
import type { Reply } from '../../machine/reply';
import { fillLabels, type Labels } from '../labels';

/** Props of {@link MessageSources}. */
export interface MessageSourcesProps {
  sources: Reply['sources'];
  labels: Partial<Labels> | undefined;
}

export function MessageSources({ sources, labels }: MessageSourcesProps) {
  return (
    <ul
      data-slot="dk-message-sources"
      aria-label={fillLabels(labels).sources}
      className="dk:flex dk:max-w-full dk:list-none dk:flex-wrap dk:gap-1.5 dk:text-note"
    >
      {sources.map(({ id, title, url, snippet }, index) => {
        const link = webUrl(url);
        const Name = link ? 'a' : 'span';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reply grows at its end only, and may name a source twice
          <li key={index} data-slot="dk-message-source" className="dk:min-w-0">
            <Name
              data-slot="dk-message-source-name"
              {...(link && { href: link.href, target: '_blank', rel: 'noopener noreferrer' })}
              title={snippet}
              dir="auto"
              className={
                'dk:inline-block dk:max-w-full dk:truncate dk:rounded-full dk:border dk:px-2.5 dk:py-0.5 dk:align-top ' +
                'dk:text-muted-foreground dk:no-underline dk:outline-ring dk:focus-visible:outline-2 ' +
                'dk:[a]:hover:bg-muted dk:[a]:text-foreground'
              }
            >
              {index + 1} {title || link?.hostname || snippet || url || id}
            </Name>
          </li>
        );
      })}
    </ul>
  );
}

function webUrl(url: string | undefined): URL | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return /^https?:$/.test(parsed.protocol) ? parsed : undefined;
}
