'use client';
/**
 * What stands where the rest of a reply will: dots while it is on its way, and while the next attempt is waited for a
 * note that counts down. Nobody hears the seconds: the `Announcer` says once that there is a wait.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import type { Status } from '../../machine/state';
import { WAIT_ICON } from '../icon/icon-paths';
import { isLongWait } from '../is-long-wait';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { NoteFrame } from '../status-note/note-frame';
import type { ReplyError } from '../status-note/status-note';
import { STATUS_NOTE_ENGLISH } from '../status-note/status-note-labels';
import { StopButton } from '../stop-button/stop-button';
import { TypingIndicator } from '../typing-indicator/typing-indicator';
import { TYPING_INDICATOR_ENGLISH } from '../typing-indicator/typing-indicator-labels';
import { useCountdown } from '../use-countdown';

/** What a message shows of a request that is under way. */
export interface Progress {
  status: Status;
  /** Which attempt is under way, or is waited for. */
  attempt: number;
  /** How many there may be. */
  attempts: number | undefined;
  /** While the attempt is waited for: when it begins, in milliseconds since 1970. */
  retryAt: number | undefined;
  /** Why the attempt before failed. */
  error: ReplyError | undefined;
  onStop: (() => void) | undefined;
}

/** Props of {@link MessageProgress}. */
export interface MessageProgressProps extends Progress {
  /** Whether something else on the page says that more is coming. */
  moves: boolean;
  labels: Partial<Labels> | undefined;
}

export function MessageProgress(props: MessageProgressProps) {
  const { status, retryAt, moves } = props;
  if (retryAt !== undefined) return <MessageWait key={retryAt} {...props} retryAt={retryAt} />;
  return status === 'pending' || (status === 'streaming' && !moves) ? <Dots {...props} /> : null;
}

function Dots({ status, attempt, attempts = attempt, labels }: MessageProgressProps) {
  const text = useLabels(STATUS_NOTE_ENGLISH, labels);
  const { writing } = useLabels(TYPING_INDICATOR_ENGLISH, labels);
  const isAgain = status === 'pending' && attempt > 1;
  return <TypingIndicator label={writing} note={isAgain ? text.attempt(attempt, attempts) : undefined} />;
}

function MessageWait(props: MessageProgressProps & { retryAt: number }) {
  const { status, attempt, attempts = attempt, retryAt, error, onStop, labels } = props;
  const text = useLabels(STATUS_NOTE_ENGLISH, labels);
  const [isLong] = useState(() => isLongWait(retryAt));
  const [waitMs] = useState(() => retryAt - Date.now());
  const seconds = useCountdown(waitMs);
  if (!isLong) return status === 'pending' ? <Dots {...props} /> : null;
  const countdown = (
    <span data-slot="dk-message-countdown" role="timer" className="dk:tabular-nums">
      {text.retrying(seconds, attempt, attempts)}
    </span>
  );
  return (
    <NoteFrame
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
}: Pick<Progress, 'status'> & { onStop(): void; labels: MessageProgressProps['labels'] }) {
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
