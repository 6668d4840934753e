'use client';
/** A wait in, whole seconds left out. It reads the clock each time, so a tab that slept comes back with the right number. */
import { useEffect, useState } from 'react';

/** @param waitMs milliseconds from the first paint, or from the paint in which they changed */
export function useCountdown(waitMs: number): number {
  const [seconds, setSeconds] = useState(() => toSeconds(waitMs));
  useEffect(() => {
    setSeconds(toSeconds(waitMs));
    if (waitMs <= 0) return;
    const until = performance.now() + waitMs;
    const timer = setInterval(() => {
      const leftMs = until - performance.now();
      setSeconds(toSeconds(leftMs));
      if (leftMs <= 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [waitMs]);
  return seconds;
}

function toSeconds(ms: number): number {
  return Math.max(0, Math.ceil(ms / 1000));
}
