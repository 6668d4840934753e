'use client';
/** A button of its own that stops the reply, for where there is no composer: a toolbar, a panel, a headline. */
import type { ComponentProps } from 'react';
import type { Status } from '../../machine/state';
import { Button } from '../button/button';
import { STOP_ICON } from '../icon/icon-paths';
import { isBusy } from '../is-busy';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { SEND_OR_STOP_ENGLISH } from '../send-or-stop/send-or-stop-labels';

/** Props of {@link StopButton}; what is not named here goes to the `<button>`. */
export interface StopButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** The status of the stream; it can be pressed while `pending` or `streaming`. */
  status: Status;
  /** Ends the reply. */
  onStop(): void;
  /** Words in place of the kit's own. */
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
  onClick,
  disabled,
  children,
  ...rest
}: StopButtonProps) {
  const { stop } = useLabels(SEND_OR_STOP_ENGLISH, labels);
  return (
    <Button
      {...rest}
      slot="dk-stop-button"
      look="outline"
      icon={STOP_ICON}
      isIconFilled
      data-status={status}
      // Not `disabled`: when the reply ends by itself, a focused button must keep the focus.
      isInert={disabled || !isBusy(status)}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) onStop();
      }}
    >
      {children ?? stop}
    </Button>
  );
}
