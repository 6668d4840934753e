'use client';
/**
 * The files of a message: those that are shown, and what becomes of them with a send. While it is not known whether the
 * message was accepted they are held, and come back if it was refused and nothing new was attached.
 */
import { useEffect, useState } from 'react';
import type { UploadsState } from '../../react/use-uploads';
import type { FilePart, Upload } from '../../uploads/create-uploads';

/** What {@link useComposerFiles} gives. */
export interface ComposerFiles {
  /** Without those that are held. */
  uploads: readonly Upload[];
  parts: readonly FilePart[];
  underWay: number;
  failed: number;
  /** Takes them out of sight, and gives how to end that: they are gone, or there again. */
  hold(): (isAccepted: boolean) => void;
}

const NONE: readonly Upload[] = [];

export function useComposerFiles(state: UploadsState | undefined): ComposerFiles {
  const [held, setHeld] = useState(NONE);
  const all = state?.uploads ?? NONE;
  const uploads = held.length ? all.filter(({ id }) => !held.some((one) => one.id === id)) : all;
  const remove = state?.remove;

  // New ones take their room.
  const isReplaced = held.length > 0 && uploads.length > 0;
  useEffect(() => {
    if (!isReplaced) return;
    for (const { id } of held) remove?.(id);
    setHeld(NONE);
  }, [isReplaced, held, remove]);

  function hold() {
    setHeld(uploads);
    return (isAccepted: boolean) => {
      if (isAccepted) for (const { id } of uploads) remove?.(id);
      setHeld((now) => (now === uploads ? NONE : now));
    };
  }

  return {
    uploads,
    parts: uploads.flatMap(({ file }): FilePart[] => (file ? [{ type: 'file', file }] : [])),
    underWay: uploads.filter(({ file, error }) => !file && !error).length,
    failed: uploads.filter(({ error }) => error).length,
    hold,
  };
}
