/** An ordinary scroller kept at its end after every commit, as one writes it by hand. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';

export function PinnedScroller({ children }: { children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  });
  return (
    <div ref={scroller} className="bench-thread bench-scroller">
      <div className="bench-content">{children}</div>
    </div>
  );
}
