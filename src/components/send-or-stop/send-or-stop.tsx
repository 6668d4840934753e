'use client';
/**
 * One button node that sends while nothing runs and stops while a reply is on its way. As the node never changes,
 * focus and the mobile keyboard stay where they are.
 */
import type { ComponentProps, KeyboardEvent, MouseEvent } from 'react';
import type { Status } from '../../machine/state';
import { Button } from '../button/button';
import { SEND_ICON, STOP_ICON } from '../icon/icon-paths';
import { isBusy } from '../is-busy';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { SEND_OR_STOP_ENGLISH } from './send-or-stop-labels';

/** Props of {@link SendOrStop}; what is not named here goes to the `<button>`. */
export interface SendOrStopProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  /** The status of the stream: `pending` and `streaming` make it a Stop. */
  status: Status;
  /** Called by a press while it is a Stop. */
  onStop?: (() => void) | undefined;
  /** Whether there is something to send. Default true. */
  canSend?: boolean | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Sends its form, or stops the reply.
 *
 * @example
 * ```tsx
 * <form onSubmit={send}>
 *   <SendOrStop status={stream.status} onStop={stream.stop} />
 * </form>
 * ```
 */
export function SendOrStop({
  status,
  onStop,
  canSend = true,
  labels,
  onClick,
  onKeyDown,
  disabled,
  ...rest
}: SendOrStopProps) {
  const text = useLabels(SEND_OR_STOP_ENGLISH, labels);
  const stops = isBusy(status);

  function press(event: MouseEvent<HTMLButtonElement>) {
    onClick?.(event);
    // The second half of a double click would undo what the first did: stop what was just sent, or the reverse.
    const isEcho = event.detail === 2;
    // A Stop turns into a submit button before the browser acts on this very click, so the click must end here.
    if (stops || isEcho) event.preventDefault();
    if (stops && !isEcho) onStop?.();
  }

  function holdKey(event: KeyboardEvent<HTMLButtonElement>) {
    onKeyDown?.(event);
    // A held Enter is the same echo.
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  }

  return (
    <Button
      {...rest}
      slot="dk-send-or-stop"
      look="round"
      icon={stops ? STOP_ICON : SEND_ICON}
      isIconFilled={stops}
      label={stops ? text.stop : text.send}
      data-mode={stops ? 'stop' : 'send'}
      data-status={status}
      type={stops ? 'button' : 'submit'}
      // Not `disabled`: that would throw the focus away when the draft gets empty.
      isInert={disabled || (!stops && !canSend)}
      onClick={press}
      onKeyDown={holdKey}
    />
  );
}
