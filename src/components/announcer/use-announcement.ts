'use client';
/** Turns the changes of a stream into what is said about them, and when. */
import { useEffect, useRef } from 'react';
import { isBusy } from '../is-busy';
import { isLongWait } from '../is-long-wait';
import type { StatusNoteLabels } from '../status-note/status-note-labels';
import type { AnnouncerLabels } from './announcer-labels';
import { type AnnouncedStream, describeChange, describeWait } from './describe-change';
import { createSentenceReader } from './take-sentences';
import { type Spoken, useVoice } from './use-voice';

/**
 * How much is said: `final` reads the whole text at the end, `sentences` reads it as it comes, `status` says only what
 * happens, `off` nothing.
 */
export type Announce = 'final' | 'sentences' | 'status' | 'off';

interface AnnouncementOptions extends AnnouncedStream {
  announce: Announce;
  labels: AnnouncerLabels & StatusNoteLabels;
}

/** How often there may be something to say, and after what silence that it goes on is said: 7 to 10 seconds apart. */
const BEAT_MS = 3000;
const SILENCE_MS = 7000;

export function useAnnouncement(options: AnnouncementOptions): { polite: Spoken; urgent: Spoken } {
  const { polite, urgent, spokeAt, say, hush } = useVoice();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const { status, retryAt, awaiting } = options;
  const before = useRef(status);
  const reader = useRef(createSentenceReader());
  useEffect(() => {
    const { announce, labels, ...now } = latest.current;
    if (status === before.current) return;
    before.current = status;
    // What was taken of a text to be said is said together with its rest.
    if (announce !== 'sentences' || status !== 'completed') hush();
    if (status === 'pending') reader.current = createSentenceReader();
    if (announce === 'off') return;
    const text = now.reply?.text || now.reply?.refusal || '';
    const read = {
      final: text,
      sentences: reader.current.take(status === 'completed' ? text : '', true),
      status: '',
    };
    const change = describeChange(now, read[announce], labels);
    const notBefore = announce === 'sentences' ? spokeAt() + BEAT_MS : 0;
    if (change) say(change, { isUrgent: status === 'failed', notBefore });
  }, [status, say, hush, spokeAt]);

  // Behind a status, which may hush what was to be said before it.
  useEffect(() => {
    const { announce, labels } = latest.current;
    if (awaiting && announce !== 'off') say(labels.toolAwaits(awaiting));
  }, [awaiting, say]);

  useEffect(() => {
    const { announce, labels, ...now } = latest.current;
    if (announce === 'off' || retryAt === undefined || !isLongWait(retryAt)) return;
    say(describeWait(retryAt, now, labels));
    return hush;
  }, [retryAt, say, hush]);

  // While the next attempt is waited for, nothing goes on.
  const busy = isBusy(status) && retryAt === undefined;
  useEffect(() => {
    if (!busy) return;
    const begunAt = Date.now();
    const timer = setInterval(() => {
      const { announce, labels, reply } = latest.current;
      if (announce === 'off') return;
      const sentences = announce === 'sentences' && reply ? reader.current.take(reply.text) : '';
      const isSilent = Date.now() - Math.max(begunAt, spokeAt()) >= SILENCE_MS;
      if (sentences || isSilent) say(sentences || labels.replyContinues);
    }, BEAT_MS);
    return () => clearInterval(timer);
  }, [busy, say, spokeAt]);

  return { polite, urgent };
}
