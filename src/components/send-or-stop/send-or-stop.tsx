'use client';
/**
 * One button node that sends while nothing runs and stops while a reply is on its way. As the node never changes,
 * focus and the mobile keyboard stay where they are.
 */
import type { ComponentProps, KeyboardEvent, MouseEvent } from 'react';
import type { Status } from '../../machine/state';
import { Icon } from '../icon/icon';
import { SEND_ICON, STOP_ICON } from '../icon/icon-paths';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
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
  className,
  onClick,
  onKeyDown,
  disabled,
  ...rest
}: SendOrStopProps) {
  const text = useLabels(SEND_OR_STOP_ENGLISH, labels);
  const stops = isBusy(status);
  const inert = disabled || (!stops && !canSend);

  function press(event: MouseEvent<HTMLButtonElement>) {
    onClick?.(event);
    // The second half of a double click would undo what the first did: stop what was just sent, or the reverse.
    const isEcho = event.detail === 2;
    // A Stop turns into a submit button before the browser acts on this very click, so the click must end here.
    if (stops || inert || isEcho) event.preventDefault();
    if (stops && !isEcho && !inert) onStop?.();
  }

  function holdKey(event: KeyboardEvent<HTMLButtonElement>) {
    onKeyDown?.(event);
    // A held Enter is the same echo.
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  }

  return (
    <button
      {...rest}
      data-slot="dk-send-or-stop"
      data-mode={stops ? 'stop' : 'send'}
      data-status={status}
      type={stops ? 'button' : 'submit'}
      aria-label={stops ? text.stop : text.send}
      // Not `disabled`: that would throw the focus away when the draft gets empty.
      aria-disabled={inert || undefined}
      onClick={press}
      onKeyDown={holdKey}
      className={joinClasses(
        'dk:inline-flex dk:size-9 dk:shrink-0 dk:cursor-pointer dk:items-center dk:justify-center dk:rounded-full',
        'dk:bg-primary dk:text-primary-foreground',
        'dk:hover:bg-primary/85 dk:pointer-coarse:size-11',
        'dk:outline-offset-2 dk:outline-ring dk:focus-visible:outline-2',
        'dk:aria-disabled:cursor-not-allowed dk:aria-disabled:bg-muted dk:aria-disabled:text-muted-foreground',
        'dk:forced-colors:border dk:forced-colors:border-[ButtonBorder]',
        className,
      )}
    >
      <Icon path={stops ? STOP_ICON : SEND_ICON} isFilled={stops} />
    </button>
  );
}
