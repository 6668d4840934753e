/**
 * The engine owns the state: what happens goes through the machine, the machine's effects are done here,
 * and each new state is handed to the publisher. What a person does shows at once, what the wire brings
 * with the next frame.
 */
import { tellServer } from '../bytes/tell-server';
import type { Delta } from '../deltas/delta';
import { pageClock } from '../display/page-clock';
import type { Action, Moment, WireAction } from '../machine/action';
import type { Effect } from '../machine/effect';
import { DEFAULT_RETRY } from '../machine/retry-policy';
import {
  type CancelReason,
  type EndedState,
  isActive,
  type Outcome,
  type RequestInfo,
  toOutcome,
} from '../machine/state';
import { textAdded } from '../machine/text-growth';
import { IDLE, transition } from '../machine/transition';
import type { ReplyStructure } from '../structured/structure-replies';
import type { ReadSession } from './create-delta-reader';
import { createPublisher, type Snapshot } from './create-publisher';
import type { EngineOptions, Input } from './engine-options';
import { createLifecycle } from './lifecycle';
import { loadReader } from './load-reader';
import { loadStructure } from './load-structure';
import { toStreamError } from './to-stream-error';
import { type Attempt, fetchTransport, type Transport } from './transport';
import { waitForAttempt } from './wait-for-attempt';
import { type Watch, watchRequest } from './watch-request';

export interface Engine {
  getSnapshot(): Snapshot;
  /** Calls after each new snapshot. Returns how to end it. */
  subscribe(listener: () => void): () => void;
  /** Sends a request; one that is under way is superseded. Never rejects. */
  start(input: Input): Promise<Outcome>;
  /** Ends the request that is under way, and those that wait; what came is kept as partial. */
  stop(reason?: CancelReason): void;
  /** Stops listening, but leaves the server at its work: it is not told. */
  detach(): void;
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
 * @param transport how a request travels; by default one `fetch`, read as it comes
 * @example
 * ```ts
 * const engine = createEngine({ url: '/api/chat/stream' });
 * engine.subscribe(() => console.log(engine.getSnapshot().display.text));
 * const outcome = await engine.start('Why is the sky blue?');
 * ```
 */
export function createEngine(options: EngineOptions, transport: Transport = fetchTransport): Engine {
  let machine = IDLE;
  let connection: AbortController | undefined;
  let running: Promise<Outcome> | undefined;
  let requestCount = 0;
  /** Who waits for the outcome of a request. */
  const callers = new Map<string, (outcome: Outcome) => void>();
  /** What has ended and is told once it is published. */
  const ended: EndedState[] = [];
  const getClock = () => options.clock ?? pageClock;
  const getRandom = () => (options.random ?? Math.random)();
  const getPacing = () => (options.mode === 'json' ? 'instant' : (options.pacing ?? 'smooth'));
  const isHeldBack = () => options.reveal === 'final';
  /** What gives replies values, once one had a schema. */
  let structure: ReplyStructure | undefined;
  const publisher = createPublisher(getClock, getPacing, isHeldBack, tellEnded, (painted, { status }) => {
    return options.schema && structure ? structure.show(painted, status === 'completed') : painted;
  });
  const lifecycle = createLifecycle(getClock, (event) => notify(options.onEvent, event));
  /** What the attempts of the request share. */
  let session: ReadSession = {};
  let watch: Watch | undefined;
  /** The request that was sent last. */
  let sentId = '';
  /** Takes back the wait before an attempt. */
  let cancelWait: (() => void) | undefined;

  function dispatch(action: Action): void {
    const [next, effects] = transition(machine, action);
    if (next !== machine) {
      machine = next;
      publisher.take(next);
    }
    for (const effect of effects) perform(effect);
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case 'open':
        // Not at once: a request that is superseded in the same breath, as by an effect that StrictMode
        // runs twice, is never sent.
        return queueMicrotask(() => isUnderWay(effect.request) && void send(effect.request, effect.attempt));
      case 'abort':
        connection?.abort();
        cancelWait?.();
        return watch?.attemptEnded();
      case 'wait':
        lifecycle.retries(effect.ms, effect.error.kind);
        cancelWait = waitForAttempt(getClock(), effect.ms, effect.request.retry?.maxMs ?? 0, () => {
          act({ type: 'wait-ended', requestId: effect.request.id });
        });
        return;
      case 'tell-server':
        if (effect.request.id === sentId) notify((id) => tellServer(options, id), sentId);
        return;
      case 'settle':
        if (effect.state.request.id === sentId) watch?.requestEnded();
        lifecycle.ended(effect.state);
        ended.push(effect.state);
        return;
      default:
        return effect satisfies never;
    }
  }

  function isUnderWay(request: RequestInfo): boolean {
    return isActive(machine) && machine.request === request;
  }

  async function send(request: RequestInfo, attempt: number): Promise<void> {
    const { id: requestId } = request;
    connection?.abort();
    connection = new AbortController();
    const { signal } = connection;
    if (attempt === 1) begin(requestId);
    const current = watch;
    lifecycle.sent(requestId, attempt);
    current?.sent();
    const call: Attempt = {
      ...{ options, request, session, signal, canResume: request.canResume, clock: getClock() },
      onOpened(status) {
        current?.opened();
        lifecycle.opened(status);
      },
      onBytes(count) {
        current?.bytesCame();
        lifecycle.received(count);
      },
      onLimits: (limits) => receive({ type: 'limits-told', requestId, limits }),
    };
    try {
      // Reads on behind the end, until the server closes or something aborts.
      for await (const deltas of await read(call)) {
        if (signal.aborted) return;
        receive({ type: 'deltas-received', requestId, deltas, lastEventId: session.lastEventId });
      }
      // What was let go says no more: the request may be waiting for its next attempt.
      if (!signal.aborted) receive({ type: 'bytes-ended', requestId, ...moment() });
    } catch (error) {
      // A page that is left lets its requests fail before all are told that it is left. No timer comes in
      // between, so that the server can still be told.
      if (options.cancel && globalThis.document) {
        await new Promise<void>((resolve) => void getClock().after(0, resolve));
      }
      if (signal.aborted) return;
      receive({ type: 'attempt-failed', requestId, error: toStreamError(error), ...moment() });
    }
    if (connection.signal === signal) current?.attemptEnded();
  }

  /** The deltas of an attempt, as far as they may be shown. */
  async function read(call: Attempt): Promise<AsyncIterable<readonly Delta[]>> {
    const { schema, review } = options;
    const batches = review ? review(transport(call), call) : transport(call);
    if (!schema) return batches;
    structure ??= (await loadStructure()).createReplyStructure(() => options, textAdded);
    return structure.check(batches, schema, call);
  }

  function begin(requestId: string): void {
    watch?.attemptEnded();
    session = {};
    sentId = requestId;
    watch = watchRequest(options, {
      onTimeout(error) {
        // What reads on behind the end is just let go.
        if (!isActive(machine)) connection?.abort();
        receive({ type: 'attempt-failed', requestId, error, ...moment() });
      },
      onLingered: () => receive({ type: 'bytes-ended', requestId }),
      onLeave: () => stop('unmount'),
    });
  }

  function moment(): Moment {
    return { at: getClock().date(), chance: getRandom(), reconnectMs: session.reconnectMs };
  }

  function receive(action: WireAction): void {
    const before = machine;
    if (!isActive(before) || before.request.id !== action.requestId) return;
    if (action.type === 'deltas-received') {
      for (const delta of action.deltas) notify(options.onDelta, delta);
    }
    dispatch(action);
    if (isActive(machine) && action.type === 'deltas-received') {
      watch?.replyGrew(before, machine);
      if (before.status === 'pending' && machine.status === 'streaming') lifecycle.contentCame();
    }
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
    if (!isActive(machine) && machine.status !== 'idle' && machine.queue.length > 0) {
      queueMicrotask(() => act({ type: 'go-on' }));
    }
  }

  function ask(id: string, action: Action): Promise<Outcome> {
    const outcome = new Promise<Outcome>((resolve) => callers.set(id, resolve));
    act(action);
    if (isActive(machine) && machine.request.id === id) running = outcome;
    return outcome;
  }

  function act(action: Action, isUrgent = false): void {
    dispatch(action);
    publisher.publish(isUrgent);
  }

  /** Told apart by number in this engine, also where `random` always gives the same, and by chance elsewhere. */
  const createId = () => `req_${getRandom().toString(36).slice(2)}_${++requestCount}`;
  const stop = (reason: CancelReason = 'user') => act({ type: 'stop', reason }, true);

  return {
    getSnapshot: publisher.getSnapshot,
    subscribe(listener) {
      // Who listens will ask: the reader is there by then.
      loadReader(options.format).catch(() => {});
      if (options.schema) loadStructure().catch(() => {});
      return publisher.subscribe(listener);
    },
    start(input) {
      const { retry, concurrency, resume } = options;
      const id = createId();
      const policy = retry === false ? undefined : { ...DEFAULT_RETRY, ...retry };
      const request: RequestInfo = { id, input, retry: policy, canResume: resume };
      return ask(id, { type: 'start', request, concurrency });
    },
    stop,
    detach: () => stop('detached'),
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
      watch?.attemptEnded();
      publisher.dispose();
    },
  };
}

/** What an app's callback throws is the app's: it is reported, and does not break the reply. */
function notify<T>(callback: ((value: T) => unknown) | undefined, value: T): void {
  if (callback) queueMicrotask(() => void callback(value));
}
