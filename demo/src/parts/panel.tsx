/** What stands beside a page: a column where there is room, else a sheet over it, which keeps the focus until it is closed. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Glyph } from './glyph';
import { useMedia } from './use-media';

interface PanelProps {
  id: string;
  label: string;
  /** At which end of the line the column stands. */
  side: 'start' | 'end';
  /** `sheet` where it is never a column. */
  kind?: 'sheet' | 'column-or-sheet';
  /** Whether the sheet is open; the column always is. */
  isOpen: boolean;
  onClose(): void;
  className?: string;
  children: ReactNode;
}

const WIDE = '(min-width: 72rem)';

export function Panel({ id, label, side, kind, isOpen, onClose, className = '', children }: PanelProps) {
  const isWide = useMedia(WIDE) && kind !== 'sheet';
  const sheet = useRef<HTMLDialogElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet that was a column is another element
  useEffect(() => {
    if (isOpen) sheet.current?.showModal();
    else sheet.current?.close();
  }, [isOpen, isWide]);

  if (isWide) {
    return (
      <aside
        id={id}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        data-side={side}
        className={`flex shrink-0 flex-col overflow-y-auto overscroll-contain border-border -outline-offset-2 data-[side=end]:border-s data-[side=start]:border-e ${className}`}
      >
        {children}
      </aside>
    );
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself
    <dialog
      ref={sheet}
      id={id}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={
        'inset-x-0 top-auto bottom-0 m-0 h-[76dvh] w-full max-w-none flex-col overflow-y-auto overscroll-contain rounded-t-3xl ' +
        `bg-card text-foreground shadow-2xl backdrop:bg-black/40 open:flex ${className} max-sm:w-full sm:mx-auto sm:w-lg`
      }
    >
      <button
        type="button"
        onClick={onClose}
        aria-label={`Close: ${label}`}
        className="sticky top-0 z-10 -mb-9 inline-flex size-9 shrink-0 cursor-pointer items-center justify-center self-end rounded-full bg-card hover:bg-muted pointer-coarse:size-11"
      >
        <Glyph name="close" className="size-5" />
      </button>
      {children}
    </dialog>
  );
}
