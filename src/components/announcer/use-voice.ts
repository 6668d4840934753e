'use client';
/**
 * Two live regions, and when to speak in them: not into a focus that has just moved, since a screen reader is saying
 * where it is. What is said at the same moment is said as one, as words that are replaced are not heard.
 */
import { useCallback, useEffect, useRef, useState } from 'react';

/** Words in a live region; the id tells the same words said twice apart. */
export interface Spoken {
  id: number;
  text: string;
}

export interface Voice {
  polite: Spoken;
  urgent: Spoken;
  /** When it last spoke, in milliseconds since 1970. */
  spokeAt(): number;
  say(text: string, manner?: Manner): void;
  /** What has not been said yet never is. */
  hush(): void;
}

interface Manner {
  isUrgent?: boolean;
  /** In milliseconds since 1970; not earlier. */
  notBefore?: number;
}

const SETTLE_MS = 250;
const SILENCE: Spoken = { id: 0, text: '' };

export function useVoice(): Voice {
  const [polite, setPolite] = useState(SILENCE);
  const [urgent, setUrgent] = useState(SILENCE);
  const due = useRef({
    polite: [] as string[],
    urgent: [] as string[],
    notBefore: 0,
    spokeAt: 0,
    focusAt: 0,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const wait = useCallback((ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const { polite, urgent, notBefore, focusAt } = due.current;
      const left = Math.max(focusAt + SETTLE_MS, notBefore) - Date.now();
      if (left > 0) return wait(left);
      const now = { polite: polite.splice(0).join('\n'), urgent: urgent.splice(0).join('\n') };
      due.current.spokeAt = Date.now();
      if (now.polite) setPolite(({ id }) => ({ id: id + 1, text: now.polite }));
      if (now.urgent) setUrgent(({ id }) => ({ id: id + 1, text: now.urgent }));
    }, ms);
  }, []);

  const say = useCallback(
    (text: string, { isUrgent, notBefore = 0 }: Manner = {}) => {
      due.current[isUrgent ? 'urgent' : 'polite'].push(text);
      due.current.notBefore = notBefore;
      wait(SETTLE_MS);
    },
    [wait],
  );

  const hush = useCallback(() => {
    clearTimeout(timer.current);
    due.current.polite = [];
    due.current.urgent = [];
  }, []);

  useEffect(() => {
    const moved = () => {
      due.current.focusAt = Date.now();
    };
    document.addEventListener('focusin', moved);
    return () => {
      document.removeEventListener('focusin', moved);
      hush();
    };
  }, [hush]);

  const spokeAt = useCallback(() => due.current.spokeAt, []);
  return { polite, urgent, spokeAt, say, hush };
}
