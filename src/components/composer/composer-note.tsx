'use client';
/**
 * The one line in a composer that says why its message is not sent yet, or how much room is left. It is said aloud when its
 * matter changes, not with each character.
 */
import { useMemo } from 'react';

/** Props of {@link ComposerNote}. */
export interface ComposerNoteProps {
  id: string;
  note: { about: 'long' | 'failed' | 'waiting' | 'left'; text: string } | undefined;
}

export function ComposerNote({ id, note }: ComposerNoteProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: said as it was when its matter changed
  const said = useMemo(() => note?.text, [note?.about]);
  return (
    <>
      {note && (
        <span
          id={id}
          data-slot="dk-composer-note"
          data-about={note.about}
          aria-hidden="true"
          className={
            'dk:min-w-0 dk:self-center dk:text-end dk:text-note dk:leading-snug dk:text-muted-foreground dk:tabular-nums ' +
            'dk:data-[about=failed]:text-destructive dk:data-[about=long]:text-destructive'
          }
        >
          {note.text}
        </span>
      )}
      <span data-slot="dk-composer-said" role="status" className="dk:sr-only">
        {said}
      </span>
    </>
  );
}
