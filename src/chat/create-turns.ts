/**
 * Runs the answers of a thread: each is one turn of the model, in as many requests of the one engine as its tools need.
 * How a message stands is what the engine says of its request; between two requests its tools are at work.
 */
import { pageClock } from '../display/page-clock';
import { createEngine } from '../engine/create-engine';
import type { EngineOptions } from '../engine/engine-options';
import { loadCode } from '../engine/load-code';
import { toStreamError } from '../engine/to-stream-error';
import type { Transport } from '../engine/transport';
import { hasContent, type Reply, type ToolCall } from '../machine/reply';
import { type CancelReason, type Ending, isActive, type Outcome, toOutcome } from '../machine/state';
import { type MessagePart, textOf } from './chat-message';
import type { ChatOptions } from './chat-options';
import type { ReadArgs } from './create-args-reader';
import type { CallAnswer, CallMaker, CallSheet } from './make-calls';
import type { TreeMessage } from './message-tree';
import type { RequestKit } from './request-kit';
import {
  callsToMake,
  countSteps,
  isAwaiting,
  isOpen,
  toMessageParts,
  withCall,
  withoutOpenCalls,
} from './to-message-parts';

/** The thread that turns write to. */
export interface TurnHost {
  getOptions(): ChatOptions;
  /** Fetches the code that a request takes. */
  loadKit(): Promise<RequestKit>;
  /** The body that asks for a message, behind what of it is whole. */
  createBody(kit: RequestKit, messageId: string, whole: readonly MessagePart[]): unknown;
  getMessage(id: string): TreeMessage | undefined;
  change(id: string, facts: Partial<TreeMessage>): void;
  /** There is something of a message now. */
  contentCame(id: string): void;
  /** Whether nothing was said behind it. */
  isLast(id: string): boolean;
  /** A turn is over. */
  ended(id: string, ending: Ending): void;
}

export interface Turns {
  /** Fetches the code that a request takes, so that it is there by then. */
  prepare(): void;
  /**
   * Asks for a message. Those under way give way to it or go first, as the policy says.
   *
   * @param whole the steps of it that are done
   */
  begin(id: string, whole?: readonly MessagePart[]): Promise<Ending>;
  isBusy(): boolean;
  /** The end of a turn that is under way. */
  endOf(id: string): Promise<Ending> | undefined;
  /** Gives a call that awaits somebody its result; the turn goes on once no call awaits anybody. */
  answer(id: string, call: ToolCall, answer: CallAnswer): Promise<void>;
  stop(reason?: CancelReason): void;
  dispose(): void;
}

interface Turn {
  readonly id: string;
  readonly aborter: AbortController;
  readonly end: Promise<Ending>;
  readonly resolve: (ending: Ending) => void;
  /** The parts of the steps that are whole. */
  whole: readonly MessagePart[];
  /** The step that is asked for; none while tools are at work, or others go first. */
  step?: number | undefined;
}

export function createTurns(host: TurnHost, transport?: Transport): Turns {
  const turns = new Map<string, Turn>();
  /** Those that let others go first. */
  const waiting: Turn[] = [];
  let stepCount = 0;
  let maker: CallMaker | undefined;
  const engine = createEngine(getOptions(), transport);
  let unsubscribe: (() => void) | undefined;
  let kit: RequestKit | undefined;
  let createArgsReader: (() => ReadArgs) | undefined;
  /** Of the step that is asked for. */
  let readArgs: ReadArgs | undefined;

  function getOptions(): EngineOptions {
    const body = (input: unknown) => {
      const turn = turnOf(input);
      return turn && kit && host.createBody(kit, turn.id, turn.whole);
    };
    return { ...host.getOptions(), concurrency: 'replace', body };
  }

  function turnOf(input: unknown): Turn | undefined {
    const { message, step } = Object(input);
    const turn = turns.get(message);
    return turn?.step === step ? turn : undefined;
  }

  function open(id: string, whole: readonly MessagePart[]): Turn {
    let resolve: Turn['resolve'] = () => {};
    const end = new Promise<Ending>((done) => {
      resolve = done;
    });
    const turn: Turn = { id, whole, end, resolve, aborter: new AbortController() };
    turns.set(id, turn);
    return turn;
  }

  /** Listens to the engine, and fetches the code of a request. */
  async function connect(): Promise<void> {
    unsubscribe ??= engine.subscribe(paint);
    kit ??= await host.loadKit();
  }

  function ask(turn: Turn): void {
    if (kit && unsubscribe) return send(turn);
    connect().then(
      () => turns.get(turn.id) === turn && send(turn),
      (cause) => end(turn, { status: 'failed', error: toStreamError(cause) }),
    );
  }

  function send(turn: Turn): void {
    const step = ++stepCount;
    turn.step = step;
    readArgs = undefined;
    engine.setOptions(getOptions());
    // What is superseded is in no snapshot any more.
    void engine.start({ message: turn.id, step }).then((outcome) => {
      if (turn.step === step) endStep(turn, outcome);
    });
  }

  function paint(): void {
    const { state, display } = engine.getSnapshot();
    const turn = state.status === 'idle' ? undefined : turnOf(state.request.input);
    if (!turn || state.status === 'idle') return;
    if (!isActive(state)) return endStep(turn, toOutcome(state));
    const { status, attempt, retryAt, request } = state;
    host.change(turn.id, {
      ...{ attempt, attempts: request.retry?.attempts, retryAt },
      ...(status === 'streaming' && { status, ...read(turn, display, status) }),
    });
    if (status === 'streaming') host.contentCame(turn.id);
  }

  function read(turn: Turn, reply: Reply, status: Outcome['status'] | 'streaming'): Partial<TreeMessage> {
    const said = toMessageParts(reply.parts, status, turn.whole, host.getOptions().minScore);
    const parts = [...turn.whole, ...(status === 'streaming' ? showArgs(said) : said)];
    const { model, refusal, finishReason } = reply;
    return { parts, text: textOf(parts), model, refusal, finishReason };
  }

  /** What the arguments of its calls say so far. The code for it comes with the first call. */
  function showArgs(parts: readonly MessagePart[]): readonly MessagePart[] {
    if (!parts.some(({ type }) => type === 'tool-call')) return parts;
    if (!createArgsReader) {
      createArgsReader = () => (same) => same;
      // Arguments that are not shown while they form are no failure: they come whole.
      const load = loadCode(() => import('./create-args-reader'));
      load.then((code) => ({ createArgsReader } = code)).catch(() => {});
      return parts;
    }
    readArgs ??= createArgsReader();
    return readArgs(parts);
  }

  function endStep(turn: Turn, outcome: Outcome): void {
    turn.step = undefined;
    const { status } = outcome;
    const reply = status === 'completed' ? outcome.final : outcome.partial;
    // A request that brought nothing takes nothing away.
    const hasCome = status === 'completed' || hasContent(reply);
    const before = host.getMessage(turn.id)?.usage;
    const usage = reply.usage ? kit?.addUsage(before, reply.usage) : before;
    host.change(turn.id, { ...(hasCome && read(turn, reply, status)), usage });
    if (hasCome) host.contentCame(turn.id);
    if (outcome.status === 'failed') return end(turn, { status: 'failed', error: outcome.error });
    if (outcome.status === 'cancelled') return end(turn, { status: 'cancelled', reason: outcome.reason });
    turn.whole = host.getMessage(turn.id)?.parts ?? turn.whole;
    if (callsToMake(turn.whole).length === 0) return end(turn, { status: 'completed' });
    makeCalls(turn).catch((cause) => end(turn, { status: 'failed', error: toStreamError(cause) }));
  }

  async function makeCalls(turn: Turn): Promise<void> {
    const { makeAll } = await loadMaker();
    await makeAll(sheetOf(turn));
    goOn(turn);
  }

  async function loadMaker(): Promise<CallMaker> {
    const { createCallMaker } = await loadCode(() => import('./make-calls'));
    maker ??= createCallMaker(host.getOptions, host.getOptions().clock ?? pageClock);
    return maker;
  }

  function sheetOf(turn: Turn): CallSheet {
    const { id, aborter } = turn;
    return { id, signal: aborter.signal, getParts: () => turn.whole, show: (parts) => show(turn, parts) };
  }

  function show(turn: Turn, parts: readonly MessagePart[]): void {
    if (turns.get(turn.id) !== turn) return;
    turn.whole = parts;
    host.change(turn.id, { parts });
  }

  /** The next step, once all calls have a result; not while somebody is awaited, nor after too many. */
  function goOn(turn: Turn): void {
    if (turns.get(turn.id) !== turn || turn.whole.some(isOpen)) return;
    const { maxSteps = 10 } = host.getOptions();
    const isOver = turn.whole.some(isAwaiting) || !host.isLast(turn.id) || countSteps(turn.whole) >= maxSteps;
    if (isOver) end(turn, { status: 'completed' });
    else ask(turn);
  }

  function end(turn: Turn, ending: Ending): void {
    if (turns.get(turn.id) !== turn) return;
    turns.delete(turn.id);
    turn.aborter.abort();
    const { status } = ending;
    const parts = host.getMessage(turn.id)?.parts ?? [];
    host.change(turn.id, {
      ...{ status, attempt: undefined, attempts: undefined, retryAt: undefined },
      error: status === 'failed' ? ending.error : undefined,
      reason: status === 'cancelled' ? ending.reason : undefined,
      parts: status === 'completed' ? parts : withoutOpenCalls(parts),
    });
    host.ended(turn.id, ending);
    turn.resolve(ending);
    const [next] = waiting;
    if (next && turns.size === waiting.length) {
      waiting.shift();
      ask(next);
    }
  }

  /** Ends all that asks for nothing now; what is asked for ends with its request. */
  function endIdle(ending: Ending, except?: Turn): void {
    waiting.length = 0;
    for (const turn of [...turns.values()]) if (turn.step === undefined && turn !== except) end(turn, ending);
  }

  return {
    prepare: () => void connect().catch(() => {}),
    begin(id, whole = []) {
      const isFirst = turns.size === 0;
      const turn = open(id, whole);
      if (!isFirst && host.getOptions().concurrency === 'queue') waiting.push(turn);
      else {
        endIdle({ status: 'cancelled', reason: 'superseded' }, turn);
        ask(turn);
      }
      return turn.end;
    },
    isBusy: () => turns.size > 0,
    endOf: (id) => turns.get(id)?.end,
    async answer(id, call, answer) {
      const turn = turns.get(id) ?? open(id, host.getMessage(id)?.parts ?? []);
      host.change(id, { status: 'streaming' });
      show(turn, withCall(turn.whole, call.id, { state: 'running' }));
      try {
        const maker = await loadMaker();
        await maker.answer(sheetOf(turn), call, answer);
      } catch (cause) {
        end(turn, { status: 'failed', error: toStreamError(cause) });
      }
      goOn(turn);
    },
    stop(reason = 'user') {
      endIdle({ status: 'cancelled', reason });
      engine.stop(reason);
    },
    dispose() {
      endIdle({ status: 'cancelled', reason: 'unmount' });
      engine.dispose();
    },
  };
}
