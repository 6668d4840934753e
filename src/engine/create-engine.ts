/**
 * The engine owns the state: what happens goes through the machine, the machine's effects are done here,
 * and each new state is handed to the publisher. What a person does shows at once, what the wire brings
 * with the next frame.
 */
import { pageClock } from '../display/page-clock';
import { StreamError } from '../errors';
import type { Action } from '../machine/action';
import type { Effect } from '../machine/effect';
import { EMPTY_REPLY } from '../machine/reply';
import type { CancelReason, Outcome, State } from '../machine/state';
import { IDLE, isActive, transition } from '../machine/transition';
import { createPublisher, type Snapshot } from './create-publisher';
import type { EngineOptions, Input } from './engine-options';
import { runRequest, type WireAction } from './run-request';

export interface Engine {
  getSnapshot(): Snapshot;
  /** Calls after each new snapshot. Returns how to end it. */
  subscribe(listener: () => void): () => void;
  /** Sends a request; one that is under way is superseded. Never rejects. */
  start(input: Input): Promise<Outcome>;
  /** Ends the request that is under way; what came is kept as partial. */
  stop(reason?: CancelReason): void;
  /** Sends the last input again; the reply before stays shown until the new one has content. Never rejects. */
  retry(): Promise<Outcome>;
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
export function createEngine(initialOptions: EngineOptions): Engine {
  let options = initialOptions;
  let machine: State = IDLE;
  let connection: AbortController | undefined;
  let running: Promise<Outcome> = Promise.resolve(nothingToRetry());
  /** Who waits for the outcome of a request. */
  const callers = new Map<string, (outcome: Outcome) => void>();
  /** Outcomes that are told once they are published. */
  const outcomes: Extract<Effect, { type: 'settle' }>[] = [];
  const getClock = () => options.clock ?? pageClock();
  const getPacing = () => (options.mode === 'json' ? 'instant' : (options.pacing ?? 'smooth'));
  const publisher = createPublisher(getClock, getPacing, tellOutcomes);

  function dispatch(action: Action): void {
    const [next, effects] = transition(machine, action);
    if (next === machine) return;
    machine = next;
    publisher.take(next);
    for (const effect of effects) run(effect);
  }

  function run(effect: Effect): void {
    switch (effect.type) {
      case 'open':
        // Not at once: a request that is superseded in the same breath, as by an effect that StrictMode
        // runs twice, is never sent.
        return queueMicrotask(() => open(effect));
      case 'abort':
        return connection?.abort();
      case 'settle':
        outcomes.push(effect);
        return;
      default:
        return effect satisfies never;
    }
  }

  function open({ request }: Extract<Effect, { type: 'open' }>): void {
    if (!isActive(machine) || machine.request !== request) return;
    connection?.abort();
    connection = new AbortController();
    void runRequest(request, options, connection.signal, receive);
  }

  function receive(action: WireAction): void {
    if (action.type === 'deltas-received' && isActive(machine) && machine.request.id === action.requestId) {
      for (const delta of action.deltas) notify(options.onDelta, delta);
    }
    dispatch(action);
    // Frames do not come to a page that nobody sees; its caller is not kept waiting for one.
    if (outcomes.length > 0 && getClock().isHidden()) showAtOnce();
  }

  function showAtOnce(): void {
    publisher.flush();
    publisher.publish();
  }

  function ask(id: string, action: Action): Promise<Outcome> {
    running = new Promise((resolve) => callers.set(id, resolve));
    const outcome = running;
    dispatch(action);
    publisher.publish();
    return outcome;
  }

  function tellOutcomes(): void {
    for (const { requestId, outcome } of outcomes.splice(0)) {
      if (outcome.status === 'completed') notify(options.onCompleted, outcome.final);
      else if (outcome.status === 'failed') notify(options.onFailed, outcome.error, outcome.partial);
      else notify(options.onCancelled, outcome.reason, outcome.partial);
      callers.get(requestId)?.(outcome);
      callers.delete(requestId);
    }
  }

  function stop(reason: CancelReason = 'user'): void {
    dispatch({ type: 'stop', reason });
    showAtOnce();
  }

  return {
    getSnapshot: publisher.getSnapshot,
    subscribe: publisher.subscribe,
    start(input) {
      const id = createRequestId(options.random);
      return ask(id, { type: 'start', request: { id, input } });
    },
    stop,
    retry() {
      if (machine.status === 'idle' || isActive(machine)) return running;
      const requestId = createRequestId(options.random);
      return ask(requestId, { type: 'retry', requestId });
    },
    reset() {
      dispatch({ type: 'reset' });
      publisher.publish();
    },
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
function notify<A extends unknown[]>(callback: ((...args: A) => void) | undefined, ...args: A): void {
  try {
    callback?.(...args);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

function createRequestId(random: () => number = Math.random): string {
  const block = () =>
    Math.floor(random() * 36 ** 5)
      .toString(36)
      .padStart(5, '0');
  return `req_${block()}${block()}${block()}`;
}

function nothingToRetry(): Outcome {
  const error = new StreamError({
    kind: 'invalid-request',
    message: 'There is nothing to retry: no request was made yet. Call `start` first.',
  });
  return { status: 'failed', error, partial: EMPTY_REPLY };
}
