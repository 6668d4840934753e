'use client';
/**
 * A file that a reply brought. A picture loads by itself only where that tells nobody: from its own bytes, or from the
 * page's own server. Any other is a link that names its host, as a picture's address can carry off what was said.
 */
import { useState, useSyncExternalStore } from 'react';
import type { Part } from '../../machine/reply';
import { Icon } from '../icon/icon';
import { FILE_ICON, IMAGE_ICON } from '../icon/icon-paths';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { isOwnBytes, isOwnPicture, toFileUrl } from '../web-url';
import { MESSAGE_ENGLISH } from './message-labels';

/** Props of {@link MessageFile}. */
export interface MessageFileProps {
  file: Extract<Part, { type: 'file' }>['file'];
  labels: Partial<Labels> | undefined;
}

export function MessageFile({ file, labels }: MessageFileProps) {
  const text = useLabels(MESSAGE_ENGLISH, labels);
  const [isBroken, setBroken] = useState(false);
  // A server does not know where the page will be.
  const base = useSyncExternalStore(
    () => () => {},
    () => document.baseURI,
    () => undefined,
  );
  const url = toFileUrl(file.url, base);
  const mediaType =
    file.mediaType ?? (url?.protocol === 'data:' ? /^[^;,]+/.exec(url.pathname)?.[0] : undefined);
  const isImage = !!mediaType?.startsWith('image/');
  const name = file.name || (isImage ? text.image : text.file);
  if (url && isImage && !isBroken && isOwnPicture(url)) {
    return (
      <img
        data-slot="dk-message-image"
        src={url.href}
        alt={name}
        decoding="async"
        onError={() => setBroken(true)}
        className="dk:min-h-16 dk:min-w-16 dk:max-h-96 dk:w-fit dk:max-w-full dk:rounded-corner dk:border dk:object-contain"
      />
    );
  }
  const Name = !url ? 'span' : isOwnBytes(url) ? 'button' : 'a';
  return (
    <Name
      data-slot="dk-message-file"
      {...(url && (isOwnBytes(url) ? saving(url, file.name) : linking(url)))}
      className={
        'dk:flex dk:w-fit dk:max-w-full dk:items-center dk:gap-2.5 dk:rounded-corner dk:border dk:bg-card dk:py-2 ' +
        'dk:ps-3 dk:pe-4 dk:text-start dk:text-note dk:text-muted-foreground dk:no-underline dk:outline-ring ' +
        'dk:[a,button]:hover:bg-muted dk:focus-visible:outline-2'
      }
    >
      <Icon path={isImage ? IMAGE_ICON : FILE_ICON} className="dk:size-5" />
      <span data-slot="dk-message-file-text" className="dk:flex dk:min-w-0 dk:flex-col dk:items-start">
        <span
          data-slot="dk-message-file-name"
          dir="auto"
          className="dk:max-w-full dk:truncate dk:font-medium dk:in-[a,button]:text-foreground"
        >
          {name}
        </span>{' '}
        {(mediaType || url?.host) && (
          <span data-slot="dk-message-file-facts" dir="ltr" className="dk:max-w-full dk:truncate">
            {[mediaType, url?.host].filter(Boolean).join(' · ')}
          </span>
        )}
      </span>
    </Name>
  );
}

function linking({ href }: URL) {
  return { href, target: '_blank', rel: 'noopener noreferrer' };
}

/** What the bytes are, a page never shows as one of its own: no address leads to them. */
function saving({ href }: URL, name = '') {
  const save = () => Object.assign(document.createElement('a'), { href, download: name }).click();
  return { type: 'button', onClick: save } as const;
}
