/** What an app says about a chat, and what it gets. */
import type { BodyContext, CreateChatBody } from '../bodies/body-context';
import type { EngineOptions } from '../engine/engine-options';
import type { StreamError } from '../errors';
import type { ToolCall } from '../machine/reply';
import type { CancelReason, Status } from '../machine/state';
import type { Tools } from '../tools/tool';
import type { ThreadUsage } from '../usage/add-usage';
import type { Budget, BudgetState } from '../usage/check-budget';
import type { Prices } from '../usage/cost-of';
import type { ChatMessage, MessagePart } from './chat-message';
import type { ThreadStorage } from './saved-thread';

/** Options of a chat. They are read when they are needed, so they are never stale. */
export interface ChatOptions<Names extends Tools = Tools>
  extends Omit<EngineOptions, 'body' | 'mode' | 'polling' | 'reveal' | 'schema' | 'onElement' | 'elements'>,
    Partial<Pick<BodyContext, 'model' | 'system' | 'minScore' | 'maxTokens' | 'params'>> {
  /** How the thread becomes a request. Default `plainBody`, for a server of one's own. */
  body?: CreateChatBody | undefined;
  /** What the model may call, by name. */
  tools?: Names | undefined;
  /** What a tool threw, whole; the model gets its message alone. */
  onToolError?: ((error: unknown, call: ToolCall) => void) | undefined;
  /** How long the result of a tool may be, in characters of JSON; a longer one is an error. Default 262 144. */
  toolResultChars?: number | undefined;
  /** How many requests one answer may take, as its tools are called. Default 10. */
  maxSteps?: number | undefined;
  /** At most so many tokens of the thread are sent: its oldest turns are left out. Default: all of it is sent. */
  maxPromptTokens?: number | undefined;
  /** The messages that a thread begins with; those of the storage go before. */
  initialMessages?: readonly MessageInput[] | undefined;
  /** Which thread of the storage this is. */
  threadId?: string | undefined;
  /** Where the thread is kept. */
  storage?: ThreadStorage | undefined;
  /** What tokens cost; without it no cost is told. */
  prices?: Prices | undefined;
  /** What the thread may use: `send` fails with `blocked` once the hard limit is reached. */
  budget?: Budget | undefined;
}

/** A message that was made elsewhere. */
export type MessageInput = Pick<ChatMessage, 'role' | 'parts'> & Partial<ChatMessage>;

/** What a person sends: text, or parts such as text and files. */
export type UserInput = string | readonly MessagePart[];

/** How an answer ended. There is no message where nothing was asked, or nothing came of a `regenerate`. */
export type TurnOutcome =
  | { readonly status: 'completed'; readonly message: ChatMessage }
  | { readonly status: 'failed'; readonly error: StreamError; readonly message?: ChatMessage | undefined }
  | {
      readonly status: 'cancelled';
      readonly reason: CancelReason;
      readonly message?: ChatMessage | undefined;
    };

/** What there is of a chat. */
export interface ChatSnapshot {
  /** The branch that is shown. A message that did not change is the same object. */
  readonly messages: readonly ChatMessage[];
  /** How the answer stands that was asked for last. */
  readonly status: Status;
  /** Why it failed. */
  readonly error: StreamError | undefined;
  /** Whether the thread is still being read from the storage. */
  readonly isLoading: boolean;
  /** Why the storage could not be read or written; the chat goes on without. */
  readonly storageError: unknown;
  /** What all its answers used together, also those on other branches. */
  readonly usage: ThreadUsage;
  /** What that cost, and what of the budget is left; nothing where there are neither prices nor a budget. */
  readonly budget: BudgetState | undefined;
}

/** A thread that can be talked to. The functions keep their identity. */
export interface ChatActions {
  /** Adds a message behind the last one that is shown, and asks for an answer. Never rejects. */
  send(input: UserInput): Promise<TurnOutcome>;
  /** Ends what is under way, also tools, and requests that wait. What came is kept. */
  stop(): void;
  /**
   * Asks for another answer in place of one, by default the last. The one before stays shown until the new one has
   * content, and stays as a branch. Never rejects.
   */
  regenerate(id?: string): Promise<TurnOutcome>;
  /** Says something else instead of a message of the person's: a new branch, from which an answer is asked. */
  edit(id: string, input: UserInput): Promise<TurnOutcome>;
  /**
   * Asks again for an answer that failed or was cancelled, by default the last, from the step on that was cut short:
   * tools that have run are not run again. Never rejects.
   */
  retry(id?: string): Promise<TurnOutcome>;
  /** Shows another of the messages that answer the same one, from 0. */
  selectBranch(id: string, index: number): void;
  /** Lets a tool run that awaits approval; the answer goes on once all calls have a result. */
  approve(callId: string): Promise<void>;
  /** Refuses it. The model is told, and why. */
  deny(callId: string, why?: string): Promise<void>;
  /** Answers a call whose tool the page answers itself. */
  respond(callId: string, value: unknown): Promise<void>;
  /** Puts other messages in place of all. What is under way is superseded. */
  setMessages(messages: readonly MessageInput[]): void;
  /** Removes all messages. */
  clear(): void;
}

export interface Chat extends ChatActions {
  getSnapshot(): ChatSnapshot;
  /** Calls after each new snapshot. Returns how to end it. */
  subscribe(listener: () => void): () => void;
  /** Replaces the options. */
  setOptions(options: ChatOptions): void;
  /** Cancels what is under way, as `unmount`, writes what there is, and forgets all listeners. */
  dispose(): void;
}
