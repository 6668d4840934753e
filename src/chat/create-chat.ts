/**
 * A thread that can be talked to: a tree of messages, the turns that write to it, and the storage that keeps it. What
 * a person does shows at once; what the model says shows when the engine paints.
 */
import { pageClock } from '../display/page-clock';
import type { Transport } from '../engine/transport';
import type { StreamError } from '../errors';
import type { Ending, Status } from '../machine/state';
import { toErrorResult, toResult } from '../tools/to-result';
import { usageOf } from '../usage/add-usage';
import { checkBudget } from '../usage/check-budget';
import { costOf } from '../usage/cost-of';
import type { Chat, ChatOptions, ChatSnapshot, TurnOutcome, UserInput } from './chat-options';
import { createChatView } from './chat-view';
import { createTurns, type Turns } from './create-turns';
import { findAnswer, findCall } from './find-message';
import { keepThread, type ThreadKeeper } from './keep-thread';
import { makeMessage, toParts, treeOf } from './make-message';
import {
  activePath,
  addMessage,
  changeMessage,
  EMPTY_TREE,
  type MessageTree,
  removeMessage,
  showMessage,
  siblingsOf,
  type TreeMessage,
} from './message-tree';
import { nothingToAsk, overBudget, stillBusy } from './refusals';
import { fromSaved, toSaved } from './saved-tree';
import { wholeSteps } from './to-message-parts';
import { writeBody } from './write-body';

/**
 * Makes a chat. It asks for nothing until something is sent.
 *
 * @param transport how a request travels; by default one `fetch`, read as it comes
 * @example
 * ```ts
 * const chat = createChat({ url: '/api/chat' });
 * chat.subscribe(() => console.log(chat.getSnapshot().messages.at(-1)?.text));
 * const outcome = await chat.send('Why is the sky blue?');
 * ```
 */
export function createChat(options: ChatOptions, transport?: Transport): Chat {
  const now = () => (options.clock ?? pageClock).date();
  const createId = () => `msg_${(options.random ?? Math.random)().toString(36).slice(2)}_${++idCount}`;
  const view = createChatView();
  const listeners = new Set<() => void>();
  /** Answers that take the place of another one only once there is something of them. */
  const hidden = new Set<string>();
  let idCount = 0;
  let tree = treeOf(options.initialMessages ?? [], now(), createId);
  /** The answer that was asked for last. */
  let latest: { readonly id?: string; readonly status: Status; readonly error?: StreamError } = {
    status: 'idle',
  };
  let isLoading = options.storage !== undefined && options.threadId !== undefined;
  let storageError: unknown;
  let snapshot = takeSnapshot();

  const turns: Turns = createTurns(
    {
      getOptions: () => options,
      createBody: (id, whole) => writeBody(id, whole, tree, view, options),
      getMessage: (id) => tree.messages.get(id),
      change(id, facts) {
        if (latest.id === id && facts.status) latest = { id, status: facts.status };
        become(changeMessage(tree, id, (message) => ({ ...message, ...facts })));
      },
      contentCame(id) {
        const message = tree.messages.get(id);
        if (message && !message.timing.contentAt) {
          const timing = { ...message.timing, contentAt: now() };
          become(changeMessage(tree, id, (one) => ({ ...one, timing })));
        }
        if (hidden.delete(id)) become(showMessage(tree, id));
      },
      isLast: (id) => activePath(tree).at(-1)?.id === id,
      ended,
    },
    transport,
  );
  let keeper: ThreadKeeper | undefined;

  /** Once somebody listens or speaks: to make a chat does nothing. */
  function keep(): void {
    keeper ??= keepThread({
      getOptions: () => options,
      getSaved: () => toSaved(tree),
      adopt: (thread) => become(fromSaved(thread, tree)),
      report(state) {
        if ('storageError' in state) ({ storageError } = state);
        isLoading = state.isLoading ?? isLoading;
        publish();
      },
    });
  }

  function become(next: MessageTree): void {
    if (next === tree) return;
    tree = next;
    keep();
    keeper?.write();
    publish();
  }

  function publish(): void {
    snapshot = takeSnapshot();
    for (const listener of [...listeners]) listener();
  }

  function takeSnapshot(): ChatSnapshot {
    const { status, error } = latest;
    const usage = usageOf([...tree.messages.values()]);
    const used = { tokens: usage.totalTokens, cost: options.prices && costOf(usage, options.prices) };
    const budget = checkBudget(used, options.budget ?? {});
    return { messages: view.messagesOf(tree), status, error, isLoading, storageError, usage, budget };
  }

  /** Asks for a message that is in the tree. */
  async function ask(id: string, whole?: TreeMessage['parts']): Promise<TurnOutcome> {
    latest = { id, status: whole?.length ? 'streaming' : 'pending' };
    const ending = await turns.begin(id, whole);
    return toOutcome(ending, id);
  }

  function toOutcome(ending: Ending, id: string): TurnOutcome {
    const message = view.messageOf(tree, id);
    if (ending.status !== 'completed') return { ...ending, message };
    return message ? { ...ending, message } : { status: 'cancelled', reason: 'user' };
  }

  function ended(id: string, ending: Ending): void {
    const error = ending.status === 'failed' ? ending.error : undefined;
    if (latest.id === id) latest = { id, status: ending.status, ...(error && { error }) };
    // Nothing came of it: the one before stays, and it is as if nobody had asked.
    if (hidden.delete(id)) become(removeMessage(tree, id));
    else become(changeMessage(tree, id, (one) => ({ ...one, timing: { ...one.timing, endedAt: now() } })));
    keeper?.flush();
  }

  /** A message of the person's behind another one, and an answer to it. */
  function say(input: UserInput, parentId: string | null): Promise<TurnOutcome> {
    const refusal = refuse();
    if (refusal) return refusal;
    const [question, answer] = [createId(), createId()];
    const said = makeMessage({ role: 'user', parts: toParts(input) }, { id: question, parentId, at: now() });
    tree = addMessage(tree, said);
    become(addMessage(tree, makeAnswer(answer, question)));
    return ask(answer);
  }

  const makeAnswer = (id: string, parentId: string | null) =>
    makeMessage({ role: 'assistant', parts: [], status: 'pending' }, { id, parentId, at: now() });

  /** Why nothing can be asked now. */
  function refuse(): Promise<TurnOutcome> | undefined {
    const { concurrency, budget } = options;
    const isReached = budget && snapshot.budget.level === 'reached';
    if (!isReached && (concurrency !== 'reject' || !turns.isBusy())) return undefined;
    return refused(isReached ? overBudget() : stillBusy());
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      keep();
      return () => listeners.delete(listener);
    },
    setOptions(next) {
      options = next;
    },
    send: (input) => say(input, activePath(tree).at(-1)?.id ?? null),
    stop: () => turns.stop(),
    regenerate(id) {
      const before = findAnswer(tree, id);
      if (!before) return refused(nothingToAsk());
      const refusal = refuse();
      if (refusal) return refusal;
      const answer = createId();
      hidden.add(answer);
      become(addMessage(tree, makeAnswer(answer, before.parentId), false));
      return ask(answer);
    },
    edit(id, input) {
      const before = tree.messages.get(id);
      return before?.role === 'user' ? say(input, before.parentId) : refused(nothingToAsk());
    },
    retry(id) {
      const message = findAnswer(tree, id);
      if (!message) return refused(nothingToAsk());
      const underWay = turns.endOf(message.id);
      if (underWay) return underWay.then((ending) => toOutcome(ending, message.id));
      if (message.status === 'completed') return refused(nothingToAsk());
      const refusal = refuse();
      if (refusal) return refusal;
      const whole = wholeSteps(message.parts);
      const status = whole.length > 0 ? 'streaming' : 'pending';
      tree = changeMessage(tree, message.id, (one) => ({
        ...one,
        status,
        error: undefined,
        reason: undefined,
      }));
      become(showMessage(tree, message.id));
      return ask(message.id, whole);
    },
    selectBranch(id, index) {
      const shown = siblingsOf(tree, id)[index];
      if (shown !== undefined && !hidden.has(shown)) become(showMessage(tree, shown));
    },
    async approve(callId) {
      const [id, call] = findCall(tree, callId, 'awaiting-approval');
      if (id && call) await turns.answer(id, call, async (run) => ({ result: await run() }));
    },
    async deny(callId, why = 'The person said no to it.') {
      const [id, call] = findCall(tree, callId, 'awaiting-approval');
      if (!id || !call) return;
      const result = toErrorResult(call, 'denied', `It was not executed. ${why}`);
      await turns.answer(id, call, () => ({ state: 'denied', result }));
    },
    async respond(callId, value) {
      const [id, call] = findCall(tree, callId, 'awaiting-answer');
      if (id && call)
        await turns.answer(id, call, () => ({ result: toResult(call, value, options.toolResultChars) }));
    },
    setMessages(messages) {
      turns.stop('superseded');
      latest = { status: 'idle' };
      become(treeOf(messages, now(), createId));
    },
    clear() {
      turns.stop();
      latest = { status: 'idle' };
      become(EMPTY_TREE);
    },
    dispose() {
      turns.dispose();
      keeper?.dispose();
      listeners.clear();
    },
  };
}

function refused(error: StreamError): Promise<TurnOutcome> {
  return Promise.resolve({ status: 'failed', error });
}
