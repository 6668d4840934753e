'use client';
/** A button that asks again, and that waits as long as the server asked to be left alone. */
import type { ComponentProps } from 'react';
import { Button } from '../button/button';
import { RETRY_ICON } from '../icon/icon-paths';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { useCountdown } from '../use-countdown';
import { RETRY_BUTTON_ENGLISH } from './retry-button-labels';

/** Props of {@link RetryButton}; what is not named here goes to the `<button>`. */
export interface RetryButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  /** Asks again. */
  onRetry(): void;
  /** Milliseconds from the first paint until asking again makes sense, such as `error.retryAfterMs`. */
  waitMs?: number | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Asks again, after a countdown where there is a wait.
 *
 * @example
 * ```tsx
 * <RetryButton onRetry={stream.retry} waitMs={stream.error?.retryAfterMs} />
 * ```
 */
export function RetryButton({ onRetry, waitMs = 0, labels, className, onClick, ...rest }: RetryButtonProps) {
  const text = useLabels(RETRY_BUTTON_ENGLISH, labels);
  const seconds = useCountdown(waitMs);
  const waits = seconds > 0;
  return (
    <Button
      {...rest}
      slot="dk-retry-button"
      look="outline"
      icon={RETRY_ICON}
      data-waiting={waits || undefined}
      isInert={waits}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented) return;
        // In a thread the button goes away, and must not take the focus with it.
        event.currentTarget.closest<HTMLElement>('[role=log]')?.focus({ preventScroll: true });
        onRetry();
      }}
      className={joinClasses('dk:ps-2.5 dk:tabular-nums', className)}
    >
      {waits ? text.retryIn(seconds) : text.retry}
    </Button>
  );
}
