'use client';
/** Since when something goes on in, how many whole seconds that is out: each second while it does, and then as it was. */
import { useEffect, useState } from 'react';

/**
 * @param isOn whether it goes on
 * @param since milliseconds since 1970; without it, since it was first seen to go on
 * @returns nothing for what was never seen to go on
 */
export function useElapsed(isOn: boolean, since: number | undefined): number | undefined {
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    if (!isOn) return;
    const began = since ?? Date.now();
    const tell = () => setSeconds(Math.max(0, Math.floor((Date.now() - began) / 1000)));
    tell();
    const timer = setInterval(tell, 1000);
    return () => {
      clearInterval(timer);
      tell();
    };
  }, [isOn, since]);
  return seconds;
}
