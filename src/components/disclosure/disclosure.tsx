'use client';
/** A quiet line that opens to show more. It opens and closes by itself until the person has chosen; then they decide. */
import { type ReactNode, useState } from 'react';
import { Icon } from '../icon/icon';
import { CHEVRON_ICON } from '../icon/icon-paths';

/** Props of {@link Disclosure}. */
export interface DisclosureProps {
  slot: `dk-${string}`;
  summary: ReactNode;
  /** Whether it is open, as long as the person has not said. */
  isOpen: boolean;
  /** Whether more is coming: a mark stands in the line, for the case that it is closed. */
  isLive: boolean;
  children: ReactNode;
}

export function Disclosure({ slot, summary, isOpen, isLive, children }: DisclosureProps) {
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? isOpen;
  return (
    <details
      data-slot={slot}
      data-live={isLive || undefined}
      open={open}
      // Also the browser opens it, to show what was found in the page. What React did itself is no choice.
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) setChosen(currentTarget.open);
      }}
      className="dk:group/disclosure dk:min-w-0 dk:max-w-full dk:text-note dk:text-muted-foreground"
    >
      <summary
        data-slot="dk-disclosure-summary"
        className={
          'dk:flex dk:w-fit dk:max-w-full dk:cursor-pointer dk:list-none dk:items-center dk:gap-1.5 dk:rounded-sm dk:pe-1 ' +
          'dk:outline-ring dk:hover:text-foreground dk:focus-visible:outline-2 dk:pointer-coarse:min-h-11'
        }
      >
        <Icon
          path={CHEVRON_ICON}
          className="dk:size-4 dk:group-open/disclosure:rotate-90 dk:rtl:-scale-x-100 dk:transition-transform dk:motion-reduce:transition-none"
        />
        {summary}
        {isLive && (
          <span
            data-slot="dk-disclosure-live"
            className={
              'dk:size-1.5 dk:animate-caret dk:rounded-full dk:bg-primary dk:motion-reduce:animate-none ' +
              'dk:forced-colors:bg-[CanvasText]'
            }
          />
        )}
      </summary>
      <div data-slot="dk-disclosure-content" className="dk:ms-2 dk:border-s dk:ps-3.5 dk:pt-1">
        {children}
      </div>
    </details>
  );
}
