/** What is said when a status changes, and when an attempt is waited for. */
import type { Reply } from '../../machine/reply';
import type { CancelReason, Status } from '../../machine/state';
import type { StatusNoteLabels } from '../status-note/status-note-labels';
import type { AnnouncerLabels } from './announcer-labels';

/** The stream that is spoken about. */
export interface AnnouncedStream {
  /** Where the reply stands. */
  status: Status;
  /** The reply; its text is read when it is whole, or sentence by sentence. */
  reply?: Reply | undefined;
  /** Why it `failed`, or why the attempt before did, while the next one is waited for. */
  error?:
    | { readonly kind: string; readonly message: string; readonly phase?: string | undefined }
    | undefined;
  /** Why it was `cancelled`. */
  reason?: CancelReason | undefined;
  /** Which attempt is under way, or is waited for. */
  attempt?: number | undefined;
  /** How many there may be. */
  attempts?: number | undefined;
  /** When the next attempt begins, in milliseconds since 1970, while it is waited for. It is said once. */
  retryAt?: number | undefined;
  /** The name of a tool that waits for the person to agree. It is said once. */
  awaiting?: string | undefined;
}

type Strings = AnnouncerLabels & StatusNoteLabels;

/** @param text what is read of a reply that is whole; nothing, and it is said that it is */
export function describeChange(now: AnnouncedStream, text: string, labels: Strings): string | undefined {
  const { status, reply, error } = now;
  switch (status) {
    case 'idle':
    case 'pending':
      return undefined;
    case 'streaming':
      return labels.replyStarted;
    case 'completed':
      return [text || labels.replyEnded, labels.finished(reply?.finishReason)].filter(Boolean).join('\n');
    case 'cancelled':
      return labels.cancelled(now.reason);
    case 'failed':
      return [labels.failed(error?.kind ?? '', error?.phase), error?.message].filter(Boolean).join('\n');
  }
}

export function describeWait(retryAt: number, now: AnnouncedStream, labels: Strings): string {
  const { error, attempt = 1, attempts = attempt } = now;
  const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
  const reason = error && labels.failed(error.kind, error.phase);
  return [reason, labels.retrying(seconds, attempt, attempts)].filter(Boolean).join('\n');
}
