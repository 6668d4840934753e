/** The live regions of a voice in, a list of all that a screen reader was told out. */
import { type RefObject, useEffect, useState } from 'react';
import { useStage } from '../stage/stage-provider';
import { sayTime } from './use-tape-time';

interface Said {
  readonly at: number;
  readonly isUrgent: boolean;
  readonly text: string;
}

export function Heard({ voice }: { voice: RefObject<HTMLElement | null> }) {
  const said = useSaid(voice);
  return (
    <section>
      <h2>What a screen reader is told</h2>
      {said.length === 0 ? (
        <p className="lab-none">Nothing yet: not a token, and no second of a wait.</p>
      ) : (
        <ol className="lab-heard">
          {said.map(({ at, isUrgent, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows
            <li key={index} data-urgent={isUrgent || undefined}>
              <span className="lab-when">
                {sayTime(at)}, {isUrgent ? 'at once' : 'politely'}
              </span>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function useSaid(voice: RefObject<HTMLElement | null>): readonly Said[] {
  const { clock } = useStage();
  const [said, setSaid] = useState<readonly Said[]>([]);
  useEffect(() => {
    const { current } = voice;
    if (!current) return;
    const observer = new MutationObserver((changes) => {
      const regions = new Set(changes.map(({ target }) => regionOf(target)));
      for (const region of regions) {
        const text = region?.textContent?.trim();
        if (!region || !text) continue;
        const isUrgent = region.getAttribute('aria-live') === 'assertive';
        setSaid((before) => [...before, { at: clock.now(), isUrgent, text }]);
      }
    });
    observer.observe(current, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [voice, clock]);
  return said;
}

function regionOf(node: Node): Element | null | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('[aria-live]');
}
