'use client';
/** One attached file. It renders only when it changed, not with each key that is pressed beside it. */
import { memo, useState } from 'react';
import type { Upload } from '../../uploads/create-uploads';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import { CLOSE_ICON, FILE_ICON, IMAGE_ICON, RETRY_ICON } from '../icon/icon-paths';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { ATTACHMENTS_ENGLISH } from './attachments-labels';

/** Props of {@link Attachment}. */
export interface AttachmentProps {
  upload: Upload;
  onRemove(id: string): void;
  onRetry(id: string): void;
  labels: Partial<Labels> | undefined;
}

export const Attachment = /* @__PURE__ */ memo(function Attachment(props: AttachmentProps) {
  const { upload, onRemove, onRetry, labels } = props;
  const { id, status, progress, size, error, previewUrl } = upload;
  const text = useLabels(ATTACHMENTS_ENGLISH, labels);
  const [isBroken, setBroken] = useState(false);
  const name = upload.name || text.unnamedFile;
  const isImage = upload.mediaType.startsWith('image/');
  const isOnItsWay = status === 'reading' || status === 'uploading';
  const state = text.attachmentState(status, progress);
  return (
    <li
      data-slot="dk-attachment"
      data-status={status}
      data-wide={error ? true : undefined}
      className={
        'dk:flex dk:w-56 dk:max-w-full dk:data-wide:w-96 dk:items-center dk:gap-1.5 dk:rounded-inner dk:border dk:bg-card dk:p-1 ' +
        'dk:text-note dk:leading-snug dk:data-[status=failed]:border-destructive'
      }
    >
      <span
        data-slot="dk-attachment-preview"
        className={
          'dk:flex dk:size-10 dk:shrink-0 dk:items-center dk:justify-center dk:self-start dk:overflow-hidden ' +
          'dk:rounded-[calc(var(--dk-corner)*0.4)] dk:bg-muted dk:text-muted-foreground'
        }
      >
        {isImage && previewUrl && !isBroken ? (
          // Named beside it.
          <img
            data-slot="dk-attachment-picture"
            src={previewUrl}
            alt=""
            decoding="async"
            onError={() => setBroken(true)}
            className="dk:size-full dk:object-cover"
          />
        ) : (
          <Icon path={isImage ? IMAGE_ICON : FILE_ICON} className="dk:size-5" />
        )}
      </span>
      <span data-slot="dk-attachment-text" className="dk:flex dk:min-w-0 dk:flex-1 dk:flex-col">
        <span
          data-slot="dk-attachment-name"
          dir="auto"
          title={name}
          // In its own direction, at the edge where the lines of the page begin.
          className="dk:truncate dk:font-medium dk:[text-align:match-parent]"
        >
          {name}
        </span>{' '}
        <span data-slot="dk-attachment-state" className="dk:text-muted-foreground dk:tabular-nums">
          {error ? (
            <bdi data-slot="dk-attachment-error" className="dk:text-destructive dk:wrap-anywhere">
              {text.attachmentError(error)}
            </bdi>
          ) : (
            state
          )}
          {status === 'done' && (
            <>
              {' · '}
              <bdi data-slot="dk-attachment-size" className="dk:whitespace-nowrap">
                {text.fileSize(size)}
              </bdi>
            </>
          )}
        </span>
        {isOnItsWay && (
          <span
            data-slot="dk-attachment-progress"
            role="progressbar"
            aria-label={name}
            aria-valuenow={Math.round(progress * 100)}
            aria-valuetext={state}
            className="dk:mt-0.5 dk:block dk:h-1 dk:overflow-hidden dk:rounded-full dk:bg-muted dk:forced-colors:border"
          >
            <span
              data-slot="dk-attachment-share"
              style={{ inlineSize: `${progress * 100}%` }}
              className="dk:block dk:h-full dk:bg-primary dk:forced-colors:bg-[CanvasText]"
            />
          </span>
        )}
      </span>
      {/* The same file of the wrong kind or size will be so again. */}
      {error && error.kind !== 'type' && error.kind !== 'size' && (
        <Button
          slot="dk-attachment-retry"
          look="icon"
          icon={RETRY_ICON}
          label={text.attachmentRetry(name)}
          onClick={() => onRetry(id)}
        />
      )}
      <Button
        slot="dk-attachment-remove"
        look="icon"
        icon={CLOSE_ICON}
        label={text.attachmentRemove(name)}
        data-remove={id}
        onClick={() => onRemove(id)}
      />
    </li>
  );
});
