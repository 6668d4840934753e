'use client';
/** A button of its own that stops the reply, for where there is no composer: a toolbar, a panel, a headline. */
import type { ComponentProps } from 'react';
import type { Status } from '../../machine/state';
import { Icon } from '../icon/icon';
import { STOP_ICON } from '../icon/icon-paths';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { SEND_OR_STOP_ENGLISH } from '../send-or-stop/send-or-stop-labels';

/** Props of {@link StopButton}; what is not named here goes to the `<button>`. */
export interface StopButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** The status of the stream; it can be pressed while `pending` or `streaming`. */
  status: Status;
  onStop(): void;
  labels?: Partial<Labels> | undefined;
}

/**
 * Stops the reply.
 *
 * @example
 * ```tsx
 * <StopButton status={stream.status} onStop={stream.stop} />
 * ```
 */
export function StopButton({
  status,
  onStop,
  labels,
  className,
  onClick,
  disabled,
  children,
  ...rest
}: StopButtonProps) {
  const { stop } = useLabels(SEND_OR_STOP_ENGLISH, labels);
  const inert = disabled || !isBusy(status);
  return (
    <button
      {...rest}
      data-slot="dk-stop-button"
      data-status={status}
      type="button"
      // Not `disabled`: when the reply ends by itself, a focused button must keep the focus.
      aria-disabled={inert || undefined}
      onClick={(event) => {
        onClick?.(event);
        if (!inert && !event.defaultPrevented) onStop();
      }}
      className={joinClasses(
        'dk:inline-flex dk:min-h-9 dk:cursor-pointer dk:items-center dk:gap-1.5 dk:rounded-full dk:border dk:border-input',
        'dk:bg-card dk:ps-2.5 dk:pe-3.5 dk:text-note dk:font-medium dk:text-foreground dk:hover:bg-muted',
        'dk:outline-offset-2 dk:outline-ring dk:focus-visible:outline-2 dk:pointer-coarse:min-h-11',
        'dk:aria-disabled:cursor-not-allowed dk:aria-disabled:border-border dk:aria-disabled:text-muted-foreground',
        className,
      )}
    >
      <Icon path={STOP_ICON} isFilled />
      {children ?? stop}
    </button>
  );
}
