/** Three dots that say: a reply is on its way, and nothing of it can be seen yet. */

/** Props of {@link TypingIndicator}. */
export interface TypingIndicatorProps {
  label: string;
  /** Stands beside the dots. */
  note?: string | undefined;
}

const DELAYS = ['0s', '0.16s', '0.32s'] as const;

export function TypingIndicator({ label, note }: TypingIndicatorProps) {
  return (
    <span data-slot="dk-typing" className="dk:flex dk:h-[1lh] dk:items-center dk:gap-2.5">
      <span
        data-slot="dk-typing-indicator"
        role="img"
        aria-label={label}
        className="dk:inline-flex dk:h-[1lh] dk:items-center dk:gap-1.5"
      >
        {DELAYS.map((delay) => (
          <span
            key={delay}
            data-slot="dk-typing-dot"
            style={{ animationDelay: delay }}
            className={
              'dk:size-1.5 dk:animate-typing dk:rounded-full dk:bg-primary dk:motion-reduce:animate-none ' +
              'dk:forced-colors:bg-[CanvasText]'
            }
          />
        ))}
      </span>
      {note && (
        <span data-slot="dk-typing-note" className="dk:text-note dk:text-muted-foreground dk:tabular-nums">
          {note}
        </span>
      )}
    </span>
  );
}
