/** A word that shows more, and less again. It stays where it is, so the focus does too. */

/** Props of {@link MoreButton}. */
export interface MoreButtonProps {
  slot: `dk-${string}`;
  isOpen: boolean;
  onToggle(isOpen: boolean): void;
  more: string;
  less: string;
}

export function MoreButton({ slot, isOpen, onToggle, more, less }: MoreButtonProps) {
  return (
    <button
      data-slot={slot}
      type="button"
      aria-expanded={isOpen}
      onClick={() => onToggle(!isOpen)}
      className={
        'dk:cursor-pointer dk:rounded-sm dk:text-foreground dk:underline dk:underline-offset-[0.2em] dk:outline-ring ' +
        'dk:focus-visible:outline-2 dk:pointer-coarse:min-h-11'
      }
    >
      {isOpen ? less : more}
    </button>
  );
}
