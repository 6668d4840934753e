/** A fault as it is played: the engine's snapshots while it goes on, and what came of it. */
import type { Engine, Snapshot } from 'deltakit/core';
import { useCallback, useEffect, useState } from 'react';
import type { FaultCard } from './fault-list';
import { type PlayedFault, playFault } from './play-fault';

interface FaultRun {
  snapshot?: Snapshot;
  played?: PlayedFault;
  /** Why it could not be played. */
  failure?: string;
}

/** Plays the fault at once, and anew when it is asked to. */
export function useFaultRun(fault: FaultCard): FaultRun & { again(): void } {
  const [run, setRun] = useState<FaultRun>({});
  const [count, setCount] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each count is a play
  useEffect(() => {
    setRun({});
    if (fault.why) return;
    const abort = new AbortController();
    const show = (change: FaultRun) => {
      if (!abort.signal.aborted) setRun((before) => ({ ...before, ...change }));
    };
    const onEngine = (engine: Engine) => {
      engine.subscribe(() => show({ snapshot: engine.getSnapshot() }));
    };
    playFault(fault, abort.signal, onEngine).then(
      (played) => show({ played }),
      (error: unknown) => show({ failure: error instanceof Error ? error.message : String(error) }),
    );
    return () => abort.abort();
  }, [fault, count]);

  return { ...run, again: useCallback(() => setCount((before) => before + 1), []) };
}
