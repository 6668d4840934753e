'use client';
/** The note that counts down to the next attempt. Nobody hears the seconds: the `Announcer` says once that there is a wait. */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Status } from '../../machine/state';
import type { ReplyError } from '../error-notice/reply-error';
import { WAIT_ICON } from '../icon/icon-paths';
import { isLongWait } from '../is-long-wait';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { StopButton } from '../stop-button/stop-button';
import { useCountdown } from '../use-countdown';
import { NoteFrame, type NoteRootProps } from './note-frame';
import { STATUS_NOTE_ENGLISH } from './status-note-labels';

/** Props of {@link RetryWait}. */
export interface RetryWaitProps extends NoteRootProps {
  status: Status;
  /** Which attempt is waited for. */
  attempt: number;
  /** How many there may be. */
  attempts?: number | undefined;
  /** When it begins, in milliseconds since 1970. Another wait takes another `key`. */
  retryAt: number;
  /** Why the attempt before failed. */
  error?: ReplyError | undefined;
  onStop?: (() => void) | undefined;
  /** Stands there instead where the wait is too short to be put into words. */
  children?: ReactNode;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

export function RetryWait(props: RetryWaitProps) {
  const { status, attempt, attempts = attempt, retryAt, error, onStop, children, labels, ...rest } = props;
  const text = useLabels(STATUS_NOTE_ENGLISH, labels);
  const [isLong] = useState(() => isLongWait(retryAt));
  const [waitMs] = useState(() => retryAt - Date.now());
  const seconds = useCountdown(waitMs);
  if (!isLong) return children;
  const countdown = (
    <span data-slot="dk-note-countdown" role="timer" className="dk:tabular-nums">
      {text.retrying(seconds, attempt, attempts)}
    </span>
  );
  return (
    <NoteFrame
      {...rest}
      status={status}
      kind={error?.kind}
      icon={WAIT_ICON}
      title={error ? text.failed(error.kind, error.phase) : countdown}
      detail={error && countdown}
      isWaiting
    >
      {onStop && <StopWaiting status={status} onStop={onStop} labels={labels} />}
    </NoteFrame>
  );
}

/** It goes away with the wait, and must not take the focus with it. */
function StopWaiting({
  status,
  onStop,
  labels,
}: Pick<RetryWaitProps, 'status' | 'labels'> & { onStop(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = button.current;
    return () => {
      if (element !== element?.ownerDocument.activeElement) return;
      element?.closest<HTMLElement>('[role=log]')?.focus({ preventScroll: true });
    };
  }, []);
  return <StopButton ref={button} status={status} onStop={onStop} labels={labels} />;
}
