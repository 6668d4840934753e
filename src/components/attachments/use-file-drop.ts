'use client';
/**
 * Files that are dropped on an element or pasted in it. Text is left to the browser; a target within another one takes
 * what is meant for it alone. Who can't drag has {@link AttachButton}.
 */
import { type ClipboardEvent, type DOMAttributes, type DragEvent, useRef, useState } from 'react';

/** What {@link useFileDrop} gives. */
export interface FileDrop {
  /** Whether files are held over it. */
  isOver: boolean;
  /** For the element. */
  dropProps: Pick<
    DOMAttributes<HTMLElement>,
    'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop' | 'onPaste'
  >;
}

/**
 * Makes any element take files that are dropped on it, or pasted in it.
 *
 * @param onFiles without it nothing is taken
 * @example
 * ```tsx
 * const { isOver, dropProps } = useFileDrop(uploads.add);
 * <section {...dropProps} data-over={isOver || undefined} />
 * ```
 */
export function useFileDrop(onFiles: ((files: File[]) => void) | undefined): FileDrop {
  const [isOver, setOver] = useState(false);
  /** What was entered last. It is entered before what it lies in is left, so only to leave this one is to leave. */
  const entered = useRef<EventTarget>(null);

  function drag(event: DragEvent) {
    const { type, target, dataTransfer } = event;
    if (!onFiles || !dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    if (type === 'dragenter') entered.current = target;
    if (type === 'dragleave' && target !== entered.current) return;
    setOver(type === 'dragenter' || type === 'dragover');
    if (type === 'dragover') dataTransfer.dropEffect = 'copy';
    if (type === 'drop') onFiles([...dataTransfer.files]);
  }

  function paste(event: ClipboardEvent) {
    const { files, types } = event.clipboardData;
    // A table of an office program comes with a picture of itself; then the text is meant.
    const isText = types.includes('text/plain') && types.includes('text/html');
    if (!onFiles || files.length === 0 || isText) return;
    event.preventDefault();
    event.stopPropagation();
    onFiles([...files]);
  }

  return {
    isOver: isOver && onFiles !== undefined,
    dropProps: { onDragEnter: drag, onDragOver: drag, onDragLeave: drag, onDrop: drag, onPaste: paste },
  };
}
