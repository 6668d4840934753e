'use client';
/**
 * A picture that a model put into its text. One of a foreign site loads only when it is allowed, or asked for: its
 * address alone can carry off what was said. Until then a button names the host.
 */
import { useState, useSyncExternalStore } from 'react';
import { type AllowedImages, mayLoad, toImage } from '../../markdown/url-policy';
import { useLabels } from '../labels/use-labels';
import { MARKDOWN_ENGLISH, type MarkdownLabels } from './markdown-labels';

/** Props of {@link MarkdownImage}. */
export interface MarkdownImageProps {
  /** As it was written. */
  url: string;
  /** What the text gave as title. */
  title: string | undefined;
  /** What the picture shows, in words. */
  alt: string;
  /** Which foreign pictures load by themselves; none, if nothing is said. */
  images?: AllowedImages | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<MarkdownLabels> | undefined;
}

/**
 * A picture of a text, which loads by itself only where that is allowed. To be wrapped in an `Image` of one's own.
 *
 * @example
 * ```tsx
 * const Image = (props: MarkdownImageProps) => <MarkdownImage {...props} images={['img.example.com']} />;
 * <Markdown text={text} components={{ Image }} />
 * ```
 */
export function MarkdownImage({ url: address, title, alt, images, labels }: MarkdownImageProps) {
  const { loadImage } = useLabels(MARKDOWN_ENGLISH, labels);
  const [asked, setAsked] = useState<string>();
  const [broken, setBroken] = useState<string>();
  // A server does not know which origin is its own.
  const origin = useSyncExternalStore(
    () => () => {},
    () => location.origin,
    () => undefined,
  );
  const image = toImage(address);
  if (!image?.href || broken === address) return <span data-slot="dk-md-image-alt">{alt}</span>;
  if (asked === address || mayLoad(image, images, origin)) {
    return (
      <img
        data-slot="dk-md-image"
        src={image.href}
        alt={alt}
        title={title}
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
        onError={() => setBroken(address)}
        className="dk:inline-block dk:max-w-full dk:rounded-corner"
      />
    );
  }
  if (!image.url?.host) return <span data-slot="dk-md-image-alt">{alt}</span>;
  return (
    <button
      type="button"
      data-slot="dk-md-image-load"
      title={image.href}
      onClick={(event) => {
        // It may stand in a link.
        event.preventDefault();
        setAsked(address);
      }}
      className={
        'dk:inline-flex dk:max-w-full dk:flex-col dk:items-start dk:rounded-corner dk:border dk:border-dashed ' +
        'dk:bg-card dk:px-3 dk:py-2 dk:text-start dk:align-middle dk:text-note dk:outline-ring dk:hover:bg-muted ' +
        'dk:focus-visible:outline-2'
      }
    >
      {alt && (
        <span data-slot="dk-md-image-alt" dir="auto" className="dk:wrap-anywhere">
          {alt}
        </span>
      )}{' '}
      <span data-slot="dk-md-image-host" className="dk:text-muted-foreground dk:wrap-anywhere">
        {loadImage(image.url.host)}
      </span>
    </button>
  );
}
