'use client';
/** Whether something goes on in, how long it went on out, once it is over. What began before it was first seen is not known. */
import { useLayoutEffect, useState } from 'react';

/** @returns milliseconds; `undefined` for what was never seen to go on */
export function useLiveTime(isLive: boolean): number | undefined {
  const [passedMs, setPassedMs] = useState<number>();
  useLayoutEffect(() => {
    if (!isLive) return;
    const began = performance.now();
    // It may go on after a pause.
    return () => setPassedMs((before = 0) => before + performance.now() - began);
  }, [isLive]);
  return passedMs;
}
