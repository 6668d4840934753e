'use client';
/** A button that lets a person choose files. Phones offer their camera too, where `accept` names pictures. */
import { useRef } from 'react';
import type { UploadOptions } from '../../uploads/upload-options';
import { Button, type ButtonProps } from '../button/button';
import { ATTACH_ICON } from '../icon/icon-paths';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { ATTACHMENTS_ENGLISH } from './attachments-labels';

/** Props of {@link AttachButton}; what is not named here goes to the `<button>`. */
export interface AttachButtonProps extends Omit<ButtonProps, 'slot' | 'look' | 'label' | 'onClick'> {
  /** Takes the files that were picked: `add` of `useUploads`. */
  onFiles(files: File[]): void;
  /** What can be chosen, as `useUploads` has it. */
  accept?: UploadOptions['accept'];
  /** Whether several can be chosen at once. Default true. */
  multiple?: boolean | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Chooses files.
 *
 * @example
 * ```tsx
 * <AttachButton accept="image/*" onFiles={uploads.add} />
 * ```
 */
export function AttachButton({ onFiles, accept, multiple = true, labels, ...rest }: AttachButtonProps) {
  const text = useLabels(ATTACHMENTS_ENGLISH, labels);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={ATTACH_ICON}
        {...rest}
        slot="dk-attach-button"
        look="icon"
        label={text.attach}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        data-slot="dk-attach-input"
        type="file"
        hidden
        accept={accept?.toString()}
        multiple={multiple}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // Else the same file, chosen again, would be no change.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
