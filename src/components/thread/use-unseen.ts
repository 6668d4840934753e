'use client';
/** How many messages came, or began, below since the person left the end. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Status } from '../../machine/state';
import { messagesIn } from './messages-in';

export function useUnseen(
  content: RefObject<HTMLElement | null>,
  isAway: boolean,
  status: Status | undefined,
): number {
  const [unseen, setUnseen] = useState(0);
  /** The last one that was there when they left. */
  const seen = useRef<HTMLElement>(undefined);

  useLayoutEffect(() => {
    seen.current = isAway && content.current ? begunIn(content.current).at(-1) : undefined;
  }, [content, isAway]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a reply begins when the status says so
  useLayoutEffect(() => {
    const inner = content.current;
    if (!isAway || !inner) return setUnseen(0);
    const count = () => {
      const begun = begunIn(inner);
      // One that is gone, as another branch is shown, counts nothing any more.
      if (seen.current && !seen.current.isConnected) seen.current = begun.at(-1);
      setUnseen(begun.length - 1 - (seen.current ? begun.indexOf(seen.current) : -1));
    };
    count();
    const additions = new MutationObserver(count);
    additions.observe(inner, { childList: true });
    return () => additions.disconnect();
  }, [content, isAway, status]);

  return unseen;
}

function begunIn(content: HTMLElement): HTMLElement[] {
  return messagesIn(content).filter(({ dataset }) => dataset.status !== 'pending');
}
