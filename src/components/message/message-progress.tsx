'use client';
/** What stands where the rest of a reply will: dots while it is on its way, and a note while the next attempt is waited for. */
import type { Status } from '../../machine/state';
import type { ReplyError } from '../error-notice/reply-error';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { RetryWait } from '../status-note/retry-wait';
import { STATUS_NOTE_ENGLISH } from '../status-note/status-note-labels';
import { TypingIndicator } from '../typing-indicator/typing-indicator';

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

export function MessageProgress({ moves, ...progress }: MessageProgressProps) {
  const { status, attempt, attempts = attempt, retryAt, labels } = progress;
  const text = useLabels(STATUS_NOTE_ENGLISH, labels);
  const dots = (
    <TypingIndicator labels={labels}>
      {status === 'pending' && attempt > 1 && text.attempt(attempt, attempts)}
    </TypingIndicator>
  );
  if (retryAt === undefined) {
    return status === 'pending' || (status === 'streaming' && !moves) ? dots : null;
  }
  return (
    <RetryWait {...progress} key={retryAt} retryAt={retryAt}>
      {status === 'pending' && dots}
    </RetryWait>
  );
}
