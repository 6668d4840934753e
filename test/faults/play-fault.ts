/** A fault in, what it made of a request out: through an engine over the platform's own `fetch`. */
import { createEngine, type Engine, type EngineOptions, type Outcome, type State } from 'deltakit/core';
import { vi } from 'vitest';
import type { Exchange, FaultServer, SeenRequest } from './fault-server';
import { QUICK } from './quick';

/** What goes wrong, and how it is asked for. */
export interface Fault {
  /** The row's name. */
  readonly name: string;
  /** What the server does; without it nothing listens there that speaks HTTP. */
  readonly script?: (exchange: Exchange, stage: Stage) => void | Promise<void>;
  /** Another address than the script's. */
  readonly url?: (server: FaultServer) => string | Promise<string>;
  readonly options?: Partial<EngineOptions> | ((url: string) => Partial<EngineOptions>);
  /** What is done besides asking once. Gives what came of each request, in order. */
  readonly act?: (stage: Stage) => Promise<readonly Outcome[]>;
}

/** What a script or an act can look at. */
export interface Stage {
  readonly engine: Engine;
  readonly seen: readonly SeenRequest[];
  /** Until the engine's state is so. */
  is(condition: (state: State) => boolean): Promise<void>;
  /** Until so many requests have come. */
  hasSeen(count: number): Promise<void>;
}

/** What came of a fault. */
export interface Played {
  readonly outcomes: readonly Outcome[];
  readonly seen: readonly SeenRequest[];
  /** How often `fetch` was called. */
  readonly requests: number;
  /** What the log was told. */
  readonly events: readonly string[];
  /** Whether what is displayed at the end is what an outcome holds. */
  readonly isShown: boolean;
}

/** Waits, so that nothing is slept: a machine under load takes longer, and that is all. */
const PATIENCE = { timeout: 6_000, interval: 4 };

export async function playFault(fault: Fault, server: FaultServer): Promise<Played> {
  const { name, script = () => {}, act = async ({ engine }) => [await engine.start('hi')] } = fault;
  const { url: path, seen } = server.play(name, (exchange) => script(exchange, stage));
  const url = (await fault.url?.(server)) ?? path;
  const events: string[] = [];
  let requests = 0;
  const engine = createEngine({
    ...QUICK,
    url,
    fetch: (address, init) => {
      requests += 1;
      return fetch(address, init);
    },
    onEvent: ({ type, requestId }) => events.push(`${requestId} ${type}`),
    ...(typeof fault.options === 'function' ? fault.options(path) : fault.options),
  });
  const stage: Stage = {
    engine,
    seen,
    is: async (condition) => void (await until(name, () => condition(engine.getSnapshot().state))),
    hasSeen: async (count) => void (await until(name, () => seen.length === count)),
  };
  let ended: readonly Outcome[] | undefined;
  void act(stage).then((outcomes) => {
    ended = outcomes;
  });
  const outcomes = await until(name, () => ended);
  await until(name, () => seen.every(({ end }) => end !== 'open'));
  const { display } = engine.getSnapshot();
  const isShown = outcomes.some(
    (outcome) => display === (outcome.status === 'completed' ? outcome.final : outcome.partial),
  );
  engine.dispose();
  return { outcomes, seen, requests, events, isShown };
}

function until<T>(name: string, condition: () => T) {
  return vi.waitUntil(condition, PATIENCE).catch(() => {
    throw new Error(`What is waited for did not come: ${name}.`);
  });
}
