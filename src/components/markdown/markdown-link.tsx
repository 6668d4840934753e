/**
 * A link that a model wrote: followed only where the policy of addresses lets it, and it says where it leads. Where its
 * text claims another host than the real one, the real one stands behind it.
 */
import type { ReactNode } from 'react';
import type { InlineNode } from '../../markdown/nodes';
import { plainText } from '../../markdown/plain-text';
import { toLink } from '../../markdown/url-policy';

/** Props of {@link MarkdownLink}. */
export interface MarkdownLinkProps {
  /** As it was written; `undefined` while it is still arriving. */
  url: string | undefined;
  /** What the text gave as title; it stands behind the address. */
  title: string | undefined;
  /** What it says, to compare with where it leads. */
  nodes: readonly InlineNode[];
  /** What the link says. */
  children: ReactNode;
}

/**
 * A link of a text, which says where it leads. To be wrapped in a `Link` of one's own.
 *
 * @example
 * ```tsx
 * const Link = (props: MarkdownLinkProps) => <span className="link"><MarkdownLink {...props} /></span>;
 * <Markdown text={text} components={{ Link }} />
 * ```
 */
export function MarkdownLink({ url: address, title, nodes, children }: MarkdownLinkProps) {
  const destination = address === undefined ? undefined : toLink(address);
  if (!destination)
    return (
      <span data-slot="dk-md-link" dir="auto">
        {children}
      </span>
    );
  const { href, url } = destination;
  const place = url && (url.host || url.pathname);
  const isOwn = !url || url.origin === globalThis.location?.origin;
  return (
    <a
      data-slot="dk-md-link"
      // So that a control character in its text turns nothing round but that.
      dir="auto"
      href={href}
      // What is written here by a model comes after what is true.
      title={[url?.href, title].filter(Boolean).join('\n') || undefined}
      rel="noopener noreferrer"
      {...(!isOwn && url.host && { target: '_blank' })}
      // A server does not know which origin is its own.
      suppressHydrationWarning
      className="dk:rounded-sm dk:text-primary dk:underline dk:underline-offset-[0.2em] dk:outline-ring dk:wrap-anywhere dk:focus-visible:outline-2"
    >
      {children}
      {place && claimsOther(plainText(nodes), place) && (
        <span data-slot="dk-md-link-host" dir="ltr" className="dk:text-muted-foreground">
          {` (${place})`}
        </span>
      )}
    </a>
  );
}

/** A scheme if there is one, a host, and the path behind it, which claims nothing. */
const ADDRESS = /(\w+:[\\/]+)?([\p{L}\p{N}@:._-]+)(?:[\\/?#]\S*)?/gu;
/** Ends as the name of a host does, and not as that of a file. */
const HOST = /[^.]\.(?!(?:[jt]sx?|json|css|html?|ya?ml|txt)$)\p{L}[\p{L}\p{N}-]+(:\d+)?$/iu;

/** Whether there is an address in a text that is not `place`, letter by letter: `аpple.com` is not `apple.com`. */
function claimsOther(text: string, place: string): boolean {
  // Most are words.
  if (/^[\w\s',-]*$/.test(text)) return false;
  for (const [, scheme, name = ''] of text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .matchAll(ADDRESS)) {
    const claimed = toName(name);
    if ((scheme || HOST.test(claimed)) && claimed !== toName(place)) return true;
  }
  return false;
}

function toName(host: string): string {
  return host.toLowerCase().replace(/^(mailto:)?(www\.)?|[.:_-]+$/g, '');
}
