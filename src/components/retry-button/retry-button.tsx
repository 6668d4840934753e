'use client';
/** A button that asks again, and that waits as long as the server asked to be left alone. */
import type { ComponentProps } from 'react';
import { Icon } from '../icon/icon';
import { RETRY_ICON } from '../icon/icon-paths';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { useCountdown } from '../use-countdown';
import { RETRY_BUTTON_ENGLISH } from './retry-button-labels';

/** Props of {@link RetryButton}; what is not named here goes to the `<button>`. */
export interface RetryButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  onRetry(): void;
  /** Milliseconds from the first paint until asking again makes sense, such as `error.retryAfterMs`. */
  waitMs?: number | undefined;
  labels?: Partial<Labels> | undefined;
}

/**
 * Asks again, after a countdown where there is a wait.
 *
 * @example
 * ```tsx
 * <RetryButton onRetry={stream.retry} waitMs={stream.error.retryAfterMs} />
 * ```
 */
export function RetryButton({ onRetry, waitMs = 0, labels, className, onClick, ...rest }: RetryButtonProps) {
  const text = useLabels(RETRY_BUTTON_ENGLISH, labels);
  const seconds = useCountdown(waitMs);
  const waits = seconds > 0;
  return (
    <button
      {...rest}
      data-slot="dk-retry-button"
      data-waiting={waits || undefined}
      type="button"
      aria-disabled={waits || undefined}
      onClick={(event) => {
        onClick?.(event);
        if (waits || event.defaultPrevented) return;
        // In a thread the button goes away, and must not take the focus with it.
        event.currentTarget.closest<HTMLElement>('[role=log]')?.focus({ preventScroll: true });
        onRetry();
      }}
      className={joinClasses(
        'dk:inline-flex dk:min-h-8 dk:cursor-pointer dk:items-center dk:gap-1.5 dk:rounded-full dk:border dk:border-input',
        'dk:bg-card dk:ps-2.5 dk:pe-3 dk:text-note dk:font-medium dk:text-foreground dk:tabular-nums dk:hover:bg-muted',
        'dk:outline-offset-2 dk:outline-ring dk:focus-visible:outline-2 dk:pointer-coarse:min-h-11',
        'dk:aria-disabled:cursor-not-allowed dk:aria-disabled:border-border dk:aria-disabled:text-muted-foreground',
        className,
      )}
    >
      <Icon path={RETRY_ICON} className="dk:size-4" />
      {waits ? text.retryIn(seconds) : text.retry}
    </button>
  );
}
