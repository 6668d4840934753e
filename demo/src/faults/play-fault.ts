/**
 * A fault in, what this browser makes of it out: an engine as in the tests, over the browser's own `fetch`, against the
 * demo's server. What a person does in a fault is done here, as the faults' own source says.
 */
import { createEngine, type Engine, type EngineOptions, type Outcome } from 'deltakit/core';
import { describePlayed, type Row } from '../../../test/faults/describe-played';
import type { SeenRequest } from '../../../test/faults/fault-server';
import type { Stage } from '../../../test/faults/play-fault';
import { QUICK } from '../../../test/faults/quick';
import { USER_FAULTS } from '../../../test/faults/user-faults';
import { getJson } from '../parts/server-facts';
import type { FaultCard } from './fault-list';

/** What came of it. */
export interface PlayedFault {
  outcomes: readonly Outcome[];
  /** As the document would have it. */
  row: Row;
}

/** How long the server may take to notice an end, in milliseconds. */
const PATIENCE_MS = 8000;
const LOOK_EVERY_MS = 40;

/**
 * Plays a fault once.
 *
 * @param onEngine is given the engine before it is started, to show its state
 * @throws Error where the server can't play it, or does not end
 */
export async function playFault(
  { slug, name }: FaultCard,
  signal: AbortSignal,
  onEngine: (engine: Engine) => void = () => {},
): Promise<PlayedFault> {
  const { url: runUrl, at, options } = await order(slug, signal);
  let requests = 0;
  const engine = createEngine({
    ...QUICK,
    ...options,
    url: at,
    fetch: (address, init) => {
      requests += 1;
      return fetch(address, init);
    },
  });
  signal.addEventListener('abort', () => engine.dispose());
  const unsubscribe = engine.subscribe(createTeller(engine, runUrl));
  onEngine(engine);
  const readSeen = () => getJson<SeenRequest[]>(`${runUrl}/_seen`, signal);
  const stage: Stage = {
    engine,
    seen: [],
    is: (condition) =>
      new Promise((resolve) => {
        const look = () => condition(engine.getSnapshot().state) && resolve();
        engine.subscribe(look);
        look();
      }),
    hasSeen: async (count) => void (await until(readSeen, (seen) => seen.length === count, signal)),
  };
  const act = USER_FAULTS.find((fault) => fault.name === name)?.act ?? startOnce;
  const outcomes = await act(stage);
  const seen = await until(readSeen, (all) => all.every(({ end }) => end !== 'open'), signal);
  unsubscribe();
  return { outcomes, row: describePlayed(name, { outcomes, seen, requests }) };
}

async function startOnce({ engine }: Stage): Promise<readonly Outcome[]> {
  return [await engine.start('hi')];
}

/** A run of a fault: where the run is, where its requests go, and with which options. */
async function order(
  fault: string,
  signal: AbortSignal,
): Promise<{ url: string; at: string; options: Partial<EngineOptions> }> {
  const response = await fetch('/api/faults', { method: 'POST', body: JSON.stringify({ fault }), signal });
  const said = await response.json();
  if (!response.ok) throw new Error(said.error.message);
  return said;
}

/** Tells the run how the engine stands, one message at a time, the latest last: some faults fall at a certain word. */
function createTeller(engine: Engine, runUrl: string): () => void {
  let isTelling = false;
  let isLate = false;
  async function tell(): Promise<void> {
    isLate = isTelling;
    if (isTelling) return;
    isTelling = true;
    const { state } = engine.getSnapshot();
    const { status, reply } = state;
    const told = {
      status,
      reply: { text: reply.text, finishReason: reply.finishReason },
      retryAt: 'retryAt' in state ? state.retryAt : undefined,
      queue: 'queue' in state ? state.queue.map(({ id }) => ({ id })) : [],
    };
    await fetch(`${runUrl}/_state`, { method: 'POST', body: JSON.stringify(told) }).catch(() => {});
    isTelling = false;
    if (isLate) await tell();
  }
  return () => void tell();
}

async function until<T>(
  read: () => Promise<T>,
  isTime: (value: T) => boolean,
  signal: AbortSignal,
): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (isTime(value)) return value;
    signal.throwIfAborted();
    if (performance.now() > end) throw new Error('The server did not see the end of it.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
