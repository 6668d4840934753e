'use client';
/** Turns the changes of a status into what is said about them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reply } from '../../machine/reply';
import type { CancelReason, Status } from '../../machine/state';
import { isBusy } from '../is-busy';
import { isLongWait } from '../is-long-wait';
import type { StatusNoteLabels } from '../status-note/status-note-labels';
import type { AnnouncerLabels } from './announcer-labels';

/** The stream that is spoken about. */
export interface AnnouncedStream {
  status: Status;
  /** The reply; its text is read when it is whole. */
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
}

/** `final` reads the whole text at the end, `status` only what happens, `off` nothing. */
export type Announce = 'final' | 'status' | 'off';

interface AnnouncementOptions extends AnnouncedStream {
  announce: Announce;
  labels: AnnouncerLabels & StatusNoteLabels;
}

/** Words in a live region; the id tells the same words said twice apart. */
interface Spoken {
  id: number;
  text: string;
}

/** Lets a screen reader finish with a focus that just moved, before it is spoken to. */
const SETTLE_MS = 250;
const TICK_MS = 10_000;
const SILENCE: Spoken = { id: 0, text: '' };

export function useAnnouncement(options: AnnouncementOptions): { polite: Spoken; urgent: Spoken } {
  const [polite, setPolite] = useState(SILENCE);
  const [urgent, setUrgent] = useState(SILENCE);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const say = useCallback((text: string, isUrgent: boolean) => {
    const set = isUrgent ? setUrgent : setPolite;
    set((before) => ({ id: before.id + 1, text }));
  }, []);

  const { status, retryAt } = options;
  const before = useRef(status);
  useEffect(() => {
    const text = describeChange(before.current, latest.current);
    before.current = status;
    if (!text) return;
    const timer = setTimeout(say, SETTLE_MS, text, status === 'failed');
    return () => clearTimeout(timer);
  }, [status, say]);

  useEffect(() => {
    if (retryAt === undefined || !isLongWait(retryAt)) return;
    const timer = setTimeout(() => {
      const text = describeWait(retryAt, latest.current);
      if (text) say(text, false);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [retryAt, say]);

  // While the next attempt is waited for, nothing goes on.
  const busy = isBusy(status) && retryAt === undefined;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => {
      const { announce, labels } = latest.current;
      if (announce !== 'off') say(labels.replyContinues, false);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [busy, say]);

  return { polite, urgent };
}

function describeChange(before: Status, now: AnnouncementOptions): string | undefined {
  const { status, reply, error, announce, labels } = now;
  if (announce === 'off' || status === before) return undefined;
  switch (status) {
    case 'idle':
    case 'pending':
      return undefined;
    case 'streaming':
      return labels.replyStarted;
    case 'completed': {
      const whole = announce === 'final' ? reply?.text || reply?.refusal : '';
      return [whole || labels.replyEnded, labels.finished(reply?.finishReason)].filter(Boolean).join('\n');
    }
    case 'cancelled':
      return labels.cancelled(now.reason);
    case 'failed':
      return [labels.failed(error?.kind ?? '', error?.phase), error?.message].filter(Boolean).join('. ');
  }
}

function describeWait(retryAt: number, now: AnnouncementOptions): string | undefined {
  const { announce, labels, error, attempt = 1, attempts = attempt } = now;
  if (announce === 'off') return undefined;
  const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
  const reason = error && labels.failed(error.kind, error.phase);
  return [reason, labels.retrying(seconds, attempt, attempts)].filter(Boolean).join('. ');
}
