/** What a request is made of, besides the messages of the thread. */
import type { ChatMessage } from '../chat/chat-message';

/** A tool as the model is told of it. */
export interface ToolSpec {
  readonly name: string;
  readonly description?: string | undefined;
  /** The JSON Schema of its arguments, which are an object. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What is said with the messages. */
export interface BodyContext {
  /** Which model is asked, by the provider's name for it. */
  readonly model?: string | undefined;
  /** What the model is told before all messages. */
  readonly system?: string | undefined;
  /** What the model may call. */
  readonly tools: readonly ToolSpec[];
  /** Which sources count, for a server that searches: those with this score or a higher one. */
  readonly minScore?: number | undefined;
  /** How many tokens the reply may have at most. */
  readonly maxTokens?: number | undefined;
  /** More fields of the body. Lists are added to its own, objects join them, all else wins over them. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** How a thread becomes the body of a request. What it gives is sent as JSON. */
export type CreateChatBody = (messages: readonly ChatMessage[], context: BodyContext) => unknown;
