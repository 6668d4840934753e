/** Every fault, one after the other, and of each whether it ends as the document says. */
import { useEffect, useRef, useState } from 'react';
import type { FaultCard } from './fault-list';
import { playFault } from './play-fault';

export type Verdicts = ReadonlyMap<string, 'same' | 'other'>;

/** A browser opens six connections to a server; a fault that hangs holds one, and its words need another. */
const AT_ONCE = 2;

export function usePlayAll(faults: readonly FaultCard[]): {
  verdicts: Verdicts;
  isPlaying: boolean;
  play(): void;
  stop(): void;
} {
  const [verdicts, setVerdicts] = useState<Verdicts>(new Map());
  const [isPlaying, setPlaying] = useState(false);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  function begin(): AbortController {
    abort.current?.abort();
    abort.current = new AbortController();
    return abort.current;
  }

  async function play(): Promise<void> {
    const { signal } = begin();
    const left = faults.filter(({ why }) => !why);
    setVerdicts(new Map());
    setPlaying(true);
    const work = async () => {
      for (let fault = left.shift(); fault && !signal.aborted; fault = left.shift()) {
        const { slug, row } = fault;
        const came = await playFault(fault, signal).catch(() => undefined);
        const verdict = String(came?.row) === String(row) ? 'same' : 'other';
        if (!signal.aborted) setVerdicts((before) => new Map(before).set(slug, verdict));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (!signal.aborted) setPlaying(false);
  }

  return {
    verdicts,
    isPlaying,
    play: () => void play(),
    stop() {
      abort.current?.abort();
      setPlaying(false);
    },
  };
}
