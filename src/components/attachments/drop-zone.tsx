'use client';
/** Whatever is in it, a whole chat say, takes files that are dropped on it or pasted in it. */
import type { ComponentProps } from 'react';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { DropOverlay } from './drop-overlay';
import { useFileDrop } from './use-file-drop';

/** Props of {@link DropZone}; what is not named here goes to the `<div>`. */
export interface DropZoneProps extends ComponentProps<'div'> {
  /** Without it nothing is taken. */
  onFiles: ((files: File[]) => void) | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Takes dropped and pasted files for what is in it.
 *
 * @example
 * ```tsx
 * <DropZone onFiles={uploads.add}>
 *   <Composer status={chat.status} onSend={chat.send} uploads={uploads} />
 * </DropZone>
 * ```
 */
export function DropZone({ onFiles, labels, className, children, ...rest }: DropZoneProps) {
  const { isOver, dropProps } = useFileDrop(onFiles);
  return (
    <div
      {...dropProps}
      {...rest}
      data-slot="dk-drop-zone"
      data-over={isOver || undefined}
      className={joinClasses('dk:relative dk:flex dk:min-h-0 dk:flex-col', className)}
    >
      {children}
      {isOver && <DropOverlay labels={labels} />}
    </div>
  );
}
