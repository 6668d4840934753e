'use client';
/** A quiet line that opens to show more. It opens and closes by itself until the person has chosen; then they decide. */
import { type ComponentProps, type ReactNode, useState } from 'react';
import { Icon } from '../icon/icon';
import { CHEVRON_ICON } from '../icon/icon-paths';
import { joinClasses } from '../join-classes';

/** Props of {@link Disclosure}; what is not named here goes to the `<details>`. */
export interface DisclosureProps extends Omit<ComponentProps<'details'>, 'open' | 'onToggle'> {
  slot: `dk-${string}`;
  summary: ReactNode;
  /** Whether it is open, as long as the person has not said. */
  isOpen: boolean;
  /** Whether more is coming: a mark stands in the line, for the case that it is closed. */
  isLive: boolean;
  /** Whether it has a border, as what stands for itself. */
  isCard?: boolean | undefined;
}

const LINE = {
  summary: 'dk:w-fit dk:rounded-sm dk:pe-1',
  content: 'dk:ms-2 dk:border-s dk:ps-3.5 dk:pt-1',
};

const CARD = {
  // Its arrow stands at the end, behind a picture of what it is.
  summary:
    'dk:rounded-inner dk:px-3 dk:py-2 dk:-outline-offset-2 dk:[&>:first-child]:order-last dk:[&>:first-child]:ms-auto',
  content: 'dk:border-t dk:px-3 dk:py-2.5',
};

export function Disclosure(props: DisclosureProps) {
  const { slot, summary, isOpen, isLive, isCard, className, children, ...rest } = props;
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? isOpen;
  const look = isCard ? CARD : LINE;
  return (
    <details
      {...rest}
      data-slot={slot}
      data-live={isLive || undefined}
      open={open}
      // Also the browser opens it, to show what was found in the page. What React did itself is no choice.
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) setChosen(currentTarget.open);
      }}
      className={joinClasses(
        'dk:group/disclosure dk:min-w-0 dk:max-w-full dk:text-note dk:text-muted-foreground',
        isCard ? 'dk:rounded-inner dk:border' : undefined,
        className,
      )}
    >
      <summary
        data-slot="dk-disclosure-summary"
        className={joinClasses(
          'dk:flex dk:max-w-full dk:cursor-pointer dk:list-none dk:items-center dk:gap-1.5',
          'dk:outline-ring dk:hover:text-foreground dk:focus-visible:outline-2 dk:pointer-coarse:min-h-11',
          look.summary,
        )}
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
              'dk:size-1.5 dk:shrink-0 dk:animate-caret dk:rounded-full dk:bg-primary dk:motion-reduce:animate-none ' +
              'dk:forced-colors:bg-[CanvasText]'
            }
          />
        )}
      </summary>
      <div data-slot="dk-disclosure-content" className={look.content}>
        {children}
      </div>
    </details>
  );
}
