'use client';
/** Tells when the start of a thread comes near: once for each message that is the first. */
import { type RefObject, useEffect, useRef } from 'react';
import { messagesIn } from './messages-in';

interface NearStartOptions {
  viewport: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  /** The row above the first message; it is watched. */
  row: RefObject<HTMLElement | null>;
  isLoading: boolean;
  onNear: (() => void) | undefined;
}

export function useNearStart({ viewport, content, row, isLoading, onNear }: NearStartOptions): void {
  const latest = useRef(onNear);
  useEffect(() => {
    latest.current = onNear;
  });
  const asked = useRef<HTMLElement>(undefined);
  const isWatching = !!onNear && !isLoading;

  useEffect(() => {
    const inner = content.current;
    if (!isWatching || !inner || !row.current || typeof IntersectionObserver === 'undefined') return;
    const watch = new IntersectionObserver(
      (entries) => {
        const first = messagesIn(inner)[0];
        if (!entries.at(-1)?.isIntersecting || first === asked.current) return;
        asked.current = first;
        latest.current?.();
      },
      // One screen ahead.
      { root: viewport.current, rootMargin: '100% 0px 0px' },
    );
    watch.observe(row.current);
    return () => watch.disconnect();
  }, [viewport, content, row, isWatching]);
}
