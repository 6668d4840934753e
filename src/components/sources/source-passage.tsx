'use client';
/** The passage of a source: its beginning, and all of it for who asks. Only what does not fit can be asked for. */
import { useCallback, useState } from 'react';
import { MoreButton } from './more-button';
import type { SourcesLabels } from './sources-labels';

/** Props of {@link SourcePassage}. */
export interface SourcePassageProps {
  snippet: string;
  text: SourcesLabels;
}

export function SourcePassage({ snippet, text }: SourcePassageProps) {
  const [isOpen, setOpen] = useState(false);
  const [isCut, setCut] = useState(false);
  // How much fits, the width of the page decides.
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <p
        ref={measure}
        data-slot="dk-source-snippet"
        data-open={isOpen || undefined}
        dir="auto"
        className="dk:line-clamp-2 dk:wrap-anywhere dk:data-open:line-clamp-none"
      >
        {snippet}
      </p>
      {(isCut || isOpen) && (
        <MoreButton
          slot="dk-source-more"
          isOpen={isOpen}
          onToggle={setOpen}
          more={text.readPassage}
          less={text.shortenPassage}
        />
      )}
    </>
  );
}
