/**
 * A thread that can be talked to: a tree of messages, the turns that write to it, and the storage that keeps it. What
 * a person does shows at once; what the model says shows when the engine paints.
 */
import { pageClock } from '../display/page-clock';
import { loadCode } from '../engine/load-code';
import { toStreamError } from '../engine/to-stream-error';
import type { Transport } from '../engine/transport';
import type { StreamError } from '../errors';
import type { Ending, Status } from '../machine/state';
import type { ToolCallState } from './chat-message';
import type { Chat, ChatOptions, ChatSnapshot, MessageInput, TurnOutcome, UserInput } from './chat-options';
import { createChatView } from './chat-view';
import { createTurns, type Turns } from './create-turns';
import { findAnswer } from './find-answer';
import type { ThreadKeeper } from './keep-thread';
import type { CallAnswer } from './make-calls';
import { ANSWER, makeMessage, toParts, treeOf } from './make-message';
import {
  activePath,
  addDraft,
  addMessage,
  changeMessage,
  EMPTY_TREE,
  type MessageTree,
  removeMessage,
  showMessage,
  siblingsOf,
  type TreeMessage,
} from './message-tree';
import { NOTHING_TO_ASK, refused, STILL_BUSY } from './refusals';
import type { RequestKit, Spent } from './request-kit';
import { wholeSteps } from './to-message-parts';

interface Latest {
  readonly id?: string;
  readonly status: Status;
  readonly error?: StreamError | undefined;
}

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
  const replacing = new Map<string, string>();
  let idCount = 0;
  let tree = treeOf(options.initialMessages ?? [], now, createId);
  /** The answer that was asked for last. */
  let latest: Latest = { status: 'idle' };
  let isLoading = options.storage !== undefined && options.threadId !== undefined;
  let storageError: unknown;
  let spent: Spent = { usage: { uncounted: 0 }, budget: undefined };
  let kit: RequestKit | undefined;
  let snapshot = takeSnapshot();

  const turns: Turns = createTurns(
    {
      getOptions: () => options,
      loadKit,
      createBody: ({ writeBody }, id, whole) => writeBody(id, whole, tree, view, options),
      getMessage: (id) => tree.messages.get(id),
      change(id, facts) {
        if (latest.id === id && facts.status) latest = { id, status: facts.status };
        become(changeMessage(tree, id, facts));
      },
      contentCame(id) {
        const message = tree.messages.get(id);
        if (message && !message.timing.contentAt) {
          become(changeMessage(tree, id, { timing: { ...message.timing, contentAt: now() } }));
        }
        if (isDraft(id)) become(showMessage(tree, id));
      },
      isLast: (id) => activePath(tree).at(-1)?.id === id,
      ended,
    },
    transport,
  );
  let keeping: Promise<ThreadKeeper> | undefined;

  /** Once somebody listens or speaks: to make a chat does nothing. A thread that is not stored takes no code for it. */
  function keep(): void {
    const { storage, threadId } = options;
    if (keeping || !storage || threadId === undefined) return;
    const thread = {
      getTree: () => tree,
      adopt(next: MessageTree) {
        tree = next;
        count();
        publish();
      },
      report(state: { readonly isLoading?: boolean; readonly storageError?: unknown }) {
        if ('storageError' in state) ({ storageError } = state);
        isLoading = state.isLoading ?? isLoading;
        publish();
      },
    };
    keeping = loadCode(() => import('./keep-thread')).then(({ keepThread }) =>
      keepThread(thread, { storage, threadId, clock: options.clock ?? pageClock }),
    );
    keeping.catch((error) => thread.report({ storageError: error, isLoading: false }));
  }

  /** What is stored comes before what is said. */
  async function loadThread(): Promise<void> {
    keep();
    await keeping?.then(({ opened }) => opened).catch(() => {});
  }

  /** Lets the keeper do something, where there is one. */
  function tellKeeper(act: (keeper: ThreadKeeper) => void): void {
    keep();
    keeping?.then(act, () => {});
  }

  function become(next: MessageTree): void {
    if (next === tree) return;
    tree = next;
    tellKeeper(({ write }) => write());
    publish();
  }

  function publish(): void {
    snapshot = takeSnapshot();
    for (const listener of [...listeners]) listener();
  }

  function takeSnapshot(): ChatSnapshot {
    const { status, error } = latest;
    return { messages: view.messagesOf(tree), status, error, isLoading, storageError, ...spent };
  }

  /** Counts what was used: when an answer is over, or the thread is another one. */
  function count(): void {
    spent = kit?.measure(tree.messages.values(), options) ?? spent;
  }

  async function loadKit(): Promise<RequestKit> {
    if (kit) return kit;
    ({ requestKit: kit } = await loadCode(() => import('./request-kit')));
    count();
    publish();
    return kit;
  }

  /** Asks, once the thread is there and where something may be asked. */
  async function guard(run: () => Promise<TurnOutcome>): Promise<TurnOutcome> {
    try {
      if (isLoading) await loadThread();
      const code = options.budget && (await loadKit());
      const error = code?.refuseOverBudget(spent, options);
      if (error) return refused(error);
    } catch (cause) {
      return refused(toStreamError(cause));
    }
    return options.concurrency === 'reject' && turns.isBusy() ? refused(STILL_BUSY) : run();
  }

  /** Asks for a message of the next tree. */
  async function ask(id: string, next: MessageTree, whole?: TreeMessage['parts']): Promise<TurnOutcome> {
    latest = { id, status: whole?.length ? 'streaming' : 'pending' };
    become(next);
    const ending = await turns.begin(id, whole);
    return toOutcome(ending, id);
  }

  function toOutcome(ending: Ending, id: string): TurnOutcome {
    const found = tree.messages.get(id);
    const message = found && view.see(tree, found);
    if (ending.status !== 'completed') return { ...ending, message };
    return message ? { ...ending, message } : { status: 'cancelled', reason: 'user' };
  }

  function ended(id: string, ending: Ending): void {
    const error = ending.status === 'failed' ? ending.error : undefined;
    if (latest.id === id) latest = { id, status: ending.status, error };
    count();
    const message = tree.messages.get(id);
    const replaced = replacing.get(id);
    replacing.delete(id);
    // Nothing came of it: the one before stays, and it is as if nobody had asked.
    if (isDraft(id)) return become(removeMessage(tree, id));
    const timed = message ? changeMessage(tree, id, { timing: { ...message.timing, endedAt: now() } }) : tree;
    // What failed is a branch, but takes no place.
    become(error && replaced ? showMessage(timed, replaced) : timed);
    tellKeeper(({ flush }) => flush());
  }

  /** Whether nothing has come of a message that is to take the place of another. */
  const isDraft = (id: string) => !siblingsOf(tree, id).includes(id);

  /** A message of the person's behind another one, and an answer to it. */
  function say(input: UserInput, getParent: () => string | null): Promise<TurnOutcome> {
    if (typeof input === 'string' && !input.trim()) return refused(NOTHING_TO_ASK);
    return guard(() => {
      const question = make({ role: 'user', parts: toParts(input) }, getParent());
      const answer = make(ANSWER, question.id);
      return ask(answer.id, addMessage(addMessage(tree, question), answer));
    });
  }

  const make = (message: MessageInput, parentId: string | null) =>
    makeMessage(message, { id: createId(), parentId, at: now() });

  /** All that was there is gone. */
  function replace(next: MessageTree): void {
    latest = { status: 'idle' };
    tree = next;
    count();
    tellKeeper(({ write }) => write());
    publish();
  }

  async function answer(callId: string, state: ToolCallState, given: CallAnswer): Promise<void> {
    const { findCall } = await loadKit();
    const [id, call] = findCall(tree, callId, state);
    if (!id || !call) return;
    // Also one that was asked for before the page was loaded.
    if (!turns.isBusy()) latest = { id, status: 'streaming' };
    const answered = turns.answer(id, call, given);
    // No other tab makes a call that is being made here.
    tellKeeper(({ flush }) => flush());
    await answered;
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      keep();
      turns.prepare();
      return () => listeners.delete(listener);
    },
    setOptions(next) {
      options = next;
    },
    send: (input) => say(input, () => activePath(tree).at(-1)?.id ?? null),
    stop: () => turns.stop(),
    regenerate(id) {
      const before = findAnswer(tree, id);
      if (!before) return refused(NOTHING_TO_ASK);
      return guard(() => {
        const answer = make(ANSWER, before.parentId);
        replacing.set(answer.id, before.id);
        return ask(answer.id, addDraft(tree, answer));
      });
    },
    edit(id, input) {
      const before = tree.messages.get(id);
      return before?.role === 'user' ? say(input, () => before.parentId) : refused(NOTHING_TO_ASK);
    },
    retry(id) {
      const message = findAnswer(tree, id);
      if (!message) return refused(NOTHING_TO_ASK);
      const underWay = turns.endOf(message.id);
      if (underWay) return underWay.then((ending) => toOutcome(ending, message.id));
      if (message.status === 'completed') return refused(NOTHING_TO_ASK);
      return guard(() => {
        const whole = wholeSteps(message.parts);
        const status = whole.length > 0 ? 'streaming' : 'pending';
        const again = changeMessage(tree, message.id, { status, error: undefined, reason: undefined });
        return ask(message.id, showMessage(again, message.id), whole);
      });
    },
    selectBranch(id, index) {
      const shown = siblingsOf(tree, id)[index];
      if (shown !== undefined) become(showMessage(tree, shown));
    },
    approve: (callId) => answer(callId, 'awaiting-approval', { type: 'approve' }),
    deny: (callId, why) => answer(callId, 'awaiting-approval', { type: 'deny', why }),
    respond: (callId, value) => answer(callId, 'awaiting-answer', { type: 'respond', value }),
    setMessages(messages) {
      turns.stop('superseded');
      replace(treeOf(messages, now, createId));
    },
    clear() {
      turns.stop();
      replace(EMPTY_TREE);
    },
    dispose() {
      turns.dispose();
      tellKeeper(({ dispose }) => dispose());
      listeners.clear();
    },
  };
}
