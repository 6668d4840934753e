'use client';
/**
 * The one binding of React to an engine; every hook is a few lines over it.
 *
 * It keeps what it shows in React's own state rather than in `useSyncExternalStore`: such a store updates
 * in the synchronous lane, so that a stream would throw away, each frame, the work of a transition that is
 * under way elsewhere on the page. Engines publish with a shared frame, so one commit paints all of them.
 */
import { useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react';
import { createEngine, type Engine } from '../engine/create-engine';
import type { EngineOptions } from '../engine/engine-options';
import type { Transport } from '../engine/transport';
import { type StreamActions, type StreamState, toStreamState } from './stream-state';
import { createReadTracker } from './track-reads';

/**
 * An engine that lives as long as the component: its state, which notes what is read of it, and actions.
 *
 * @param pickAsk the hook's own way to ask; called once
 * @param transport how its requests travel; read once
 */
export function useEngine<Ask extends object>(
  options: EngineOptions,
  pickAsk: (engine: Engine) => Ask,
  transport?: Transport,
): StreamState & StreamActions & Ask {
  const [engine] = useState(() => createEngine(options, transport));
  const [tracker] = useState(createReadTracker);
  const [actions] = useState(() => ({ ...pickAsk(engine), ...pickActions(engine) }));
  const [state, setState] = useState(() => toStreamState(engine.getSnapshot()));
  const shown = useRef(state);
  const isMounted = useRef(false);

  const [stream, commit] = useMemo(() => {
    let isCommitted = false;
    const getState = () => (isCommitted ? toStreamState(engine.getSnapshot()) : state);
    return [
      tracker.track(getState, actions),
      () => {
        isCommitted = true;
      },
    ] as const;
  }, [engine, tracker, actions, state]);

  // Before any effect that may read the state or start a request.
  useInsertionEffect(() => {
    engine.setOptions(options);
    commit();
  });

  useEffect(() => {
    function update(): void {
      const next = toStreamState(engine.getSnapshot());
      if (!tracker.hasChanged(shown.current, next)) return;
      shown.current = next;
      setState(next);
    }
    isMounted.current = true;
    const unsubscribe = engine.subscribe(update);
    update();
    return () => {
      isMounted.current = false;
      unsubscribe();
      // StrictMode unmounts and mounts again in the same breath; only who stays away is gone.
      queueMicrotask(() => {
        if (!isMounted.current) engine.dispose();
      });
    };
  }, [engine, tracker]);

  return stream;
}

function pickActions(engine: Engine): StreamActions {
  // Not the engine's own `stop`: as an event handler it would take the event for a reason.
  return {
    stop: () => engine.stop(),
    detach: engine.detach,
    retry: engine.retry,
    reset: engine.reset,
    getSnapshot: engine.getSnapshot,
    subscribe: engine.subscribe,
  };
}
