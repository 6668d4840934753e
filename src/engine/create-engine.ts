/**
 * The engine owns the state: what happens goes through the machine, the machine's effects are done here,
 * and each new state is handed to the publisher. What a person does shows at once, what the wire brings
 * with the next frame.
 */
import { type Fetch, openRequest } from '../bytes/open-request';
import { pageClock } from '../display/page-clock';
import type { Action, WireAction } from '../machine/action';
import {
  type CancelReason,
  type EndedState,
  isActive,
  type Outcome,
  type RequestInfo,
  toOutcome,
} from '../machine/state';
import { IDLE, transition } from '../machine/transition';
import { createPublisher, type Snapshot } from './create-publisher';
import { acceptOf, createBody, type EngineOptions, type Input } from './engine-options';
import { loadReader } from './load-reader';
import { toStreamError } from './to-stream-error';

export interface Engine {
  getSnapshot(): Snapshot;
  /** Calls after each new snapshot. Returns how to end it. */
  subscribe(listener: () => void): () => void;
  /** Sends a request; one that is under way is superseded. Never rejects. */
  start(input: Input): Promise<Outcome>;
  /** Ends the request that is under way; what came is kept as partial. */
  stop(reason?: CancelReason): void;
  /**
   * Sends the last input again; the reply before stays shown until the new one has content. Never rejects.
   * Gives the outcome of the request that is under way, where one is; nothing, where there was none.
   */
  retry(): Promise<Outcome | undefined>;
  /** Back to idle; a request that is under way is cancelled. */
  reset(): void;
  /** Replaces the options; they are read when they are needed. */
  setOptions(options: EngineOptions): void;
  /** Cancels what is under way, as `unmount`, and forgets all listeners. */
  dispose(): void;
}

/**
 * Makes an engine. It does nothing until it is started, and leaves nothing behind once it is disposed.
 *
 * @example
 * ```ts
 * const engine = createEngine({ url: '/api/chat/stream' });
 * engine.subscribe(() => console.log(engine.getSnapshot().display.text));
 * const outcome = await engine.start('Why is the sky blue?');
 * ```
 */
export function createEngine(options: EngineOptions): Engine {
  let machine = IDLE;
  let connection: AbortController | undefined;
  let running: Promise<Outcome> | undefined;
  let requestCount = 0;
  /** Who waits for the outcome of a request. */
  const callers = new Map<string, (outcome: Outcome) => void>();
  /** What has ended and is told once it is published. */
  const ended: EndedState[] = [];
  const getClock = () => options.clock ?? pageClock;
  const getPacing = () => (options.mode === 'json' ? 'instant' : (options.pacing ?? 'smooth'));
  const publisher = createPublisher(getClock, getPacing, tellEnded);

  function dispatch(action: Action): void {
    const [next, effects] = transition(machine, action);
    if (next === machine) return;
    machine = next;
    publisher.take(next);
    for (const effect of effects) {
      if (effect.type === 'abort') connection?.abort();
      else if (effect.type === 'settle') ended.push(effect.state);
      // Not at once: a request that is superseded in the same breath, as by an effect that StrictMode
      // runs twice, is never sent.
      else queueMicrotask(() => isUnderWay(effect.request) && void send(effect.request));
    }
  }

  function isUnderWay(request: RequestInfo): boolean {
    return isActive(machine) && machine.request === request;
  }

  /** Reads on behind the end, until the server closes or something aborts. */
  async function send({ id: requestId, input }: RequestInfo): Promise<void> {
    connection?.abort();
    connection = new AbortController();
    const { signal } = connection;
    const { fetch = globalThis.fetch, format, limits } = options;
    try {
      const body = () => createBody(options, input as Input);
      const call: Fetch = (url, init) => fetch(url, init);
      const [response, { readDeltaBatches }] = await Promise.all([
        openRequest(options, acceptOf(options), body, call, signal),
        loadReader(format),
      ]);
      for await (const deltas of readDeltaBatches(response, { format, limits, signal })) {
        receive({ type: 'deltas-received', requestId, deltas });
      }
      receive({ type: 'bytes-ended', requestId });
    } catch (error) {
      receive({ type: 'attempt-failed', requestId, error: toStreamError(error) });
    }
  }

  function receive(action: WireAction): void {
    if (isActive(machine) && machine.request.id === action.requestId && action.type === 'deltas-received') {
      for (const delta of action.deltas) notify(options.onDelta, delta);
    }
    dispatch(action);
    // Frames do not come to a page that nobody sees; its caller is not kept waiting for one.
    if (ended.length > 0 && getClock().isHidden()) publisher.publish(true);
  }

  function tellEnded(): void {
    for (const state of ended.splice(0)) {
      const { id } = state.request;
      if (state.status === 'failed') state.error.requestId = id;
      const outcome = toOutcome(state);
      notify(options.onEnd, outcome);
      callers.get(id)?.(outcome);
      callers.delete(id);
    }
  }

  function ask(id: string, action: Action): Promise<Outcome> {
    running = new Promise((resolve) => callers.set(id, resolve));
    const outcome = running;
    act(action);
    return outcome;
  }

  function act(action: Action, isUrgent = false): void {
    dispatch(action);
    publisher.publish(isUrgent);
  }

  /** Told apart by number in this engine, also where `random` always gives the same, and by chance elsewhere. */
  const createId = () => `req_${(options.random ?? Math.random)().toString(36).slice(2)}_${++requestCount}`;
  const stop = (reason: CancelReason = 'user') => act({ type: 'stop', reason }, true);

  return {
    getSnapshot: publisher.getSnapshot,
    subscribe(listener) {
      // Who listens will ask: the reader is there by then.
      loadReader(options.format).catch(() => {});
      return publisher.subscribe(listener);
    },
    start(input) {
      const id = createId();
      return ask(id, { type: 'start', request: { id, input } });
    },
    stop,
    async retry() {
      const requestId = createId();
      return isActive(machine) || machine.status === 'idle'
        ? running
        : ask(requestId, { type: 'retry', requestId });
    },
    reset: () => act({ type: 'reset' }),
    setOptions(next) {
      options = next;
    },
    dispose() {
      stop('unmount');
      connection?.abort();
      publisher.dispose();
    },
  };
}

/** What an app's callback throws is the app's: it is reported, and does not break the reply. */
function notify<T>(callback: ((value: T) => void) | undefined, value: T): void {
  if (callback) queueMicrotask(() => callback(value));
}
