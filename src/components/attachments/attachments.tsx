'use client';
/**
 * The files of a message that is being written: each with its picture, how far it is, and why it is not attached where it
 * isn't. One quiet voice says when all are there, and when one failed.
 */
import { type ComponentProps, useCallback, useRef } from 'react';
import type { UploadsState } from '../../react/use-uploads';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { Attachment } from './attachment';
import { ATTACHMENTS_ENGLISH } from './attachments-labels';

/** Props of {@link Attachments}; what is not named here goes to the outer `<div>`. */
export interface AttachmentsProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** What `useUploads` gives. */
  uploads: Pick<UploadsState, 'uploads' | 'remove' | 'retry'>;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Shows attached files. A {@link Composer} that has `uploads` has one.
 *
 * @example
 * ```tsx
 * const uploads = useUploads({ accept: 'image/*, .pdf' });
 * <Attachments uploads={uploads} />
 * ```
 */
export function Attachments({ uploads: given, labels, className, ...rest }: AttachmentsProps) {
  const text = useLabels(ATTACHMENTS_ENGLISH, labels);
  const list = useRef<HTMLUListElement>(null);
  const { uploads, remove: forget, retry } = given;

  // The one beside it takes the focus, which would be lost with the button.
  const remove = useCallback(
    (id: string) => {
      const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-remove]') ?? [])];
      const at = buttons.findIndex(({ dataset }) => dataset.remove === id);
      (buttons[at + 1] ?? buttons[at - 1])?.focus();
      forget(id);
    },
    [forget],
  );

  const failed = uploads.filter(({ error }) => error).at(-1);
  const isDone = uploads.length > 0 && uploads.every(({ file }) => file);
  return (
    <div {...rest} data-slot="dk-attachments" className={joinClasses('dk:text-foreground', className)}>
      {uploads.length > 0 && (
        <ul
          ref={list}
          data-slot="dk-attachments-list"
          aria-label={text.attachments}
          // With room for the outlines of what has the focus in it.
          className="dk:-m-1 dk:flex dk:max-h-[min(34svh,14rem)] dk:list-none dk:flex-wrap dk:gap-2 dk:overflow-y-auto dk:p-1"
        >
          {uploads.map((upload) => (
            <Attachment key={upload.id} upload={upload} onRemove={remove} onRetry={retry} labels={labels} />
          ))}
        </ul>
      )}
      <span data-slot="dk-attachments-said" role="status" className="dk:sr-only">
        {failed?.error
          ? `${failed.name || text.unnamedFile}: ${text.attachmentError(failed.error)}`
          : isDone && text.attachmentsDone(uploads.length)}
      </span>
    </div>
  );
}
