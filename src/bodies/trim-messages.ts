/** A thread and a budget in, as many of its last turns out as fit into it. */
import type { ChatMessage, MessagePart } from '../chat/chat-message';
import { estimateTokens } from '../usage/estimate-tokens';
import { toResultText } from './json-value';
import { readFile } from './read-file';

export interface TrimOptions {
  /** How many tokens the messages may have. */
  maxTokens: number;
  /** Counts the tokens of a text. Default: an estimate, `estimateTokens`. */
  countTokens?: ((text: string) => number) | undefined;
}

/**
 * Leaves out the oldest turns until the rest fits: what a person said, with all that was answered to it. The last turn
 * and what the system says stay, also where they alone are too much. Text in a file
 * counts as text, any other file as 1,000 tokens: about what an image is.
 *
 * @example
 * ```ts
 * const body: CreateChatBody = (messages, context) =>
 *   openaiChatBody(trimMessages(messages, { maxTokens: 8_000 }), context);
 * ```
 */
export function trimMessages(
  messages: readonly ChatMessage[],
  { maxTokens, countTokens = estimateTokens }: TrimOptions,
): readonly ChatMessage[] {
  const sizeOf = ({ parts }: ChatMessage) =>
    parts.reduce((sum, part) => sum + countPart(part, countTokens), PER_MESSAGE);
  let size = messages.reduce((sum, message) => sum + (message.role === 'system' ? sizeOf(message) : 0), 0);
  const first = messages.findIndex(({ role }) => role !== 'system');
  /** Where the turns begin that stay. */
  let start = messages.length;
  for (const [at, message] of [...messages.entries()].reverse()) {
    if (message.role === 'system') continue;
    size += sizeOf(message);
    // A turn begins with what a person says.
    const isWhole = message.role === 'user' || at === first;
    if (!isWhole) continue;
    if (size > maxTokens && start < messages.length) break;
    start = at;
  }
  return messages.filter(({ role }, at) => at >= start || role === 'system');
}

const PER_MESSAGE = 4;
const PER_FILE = 1000;

function countPart(part: MessagePart, countTokens: (text: string) => number): number {
  switch (part.type) {
    case 'text':
      return countTokens(part.text);
    case 'tool-call':
      return part.call.isRemote ? 0 : countTokens(part.call.name + part.call.argsText);
    case 'tool-result':
      return countTokens(toResultText(part.result.value));
    case 'file': {
      const file = readFile(part.file);
      return file.type === 'text' ? countTokens(file.text) : PER_FILE;
    }
    case 'reasoning':
    case 'source':
    case 'data':
      return 0;
    default:
      return part satisfies never;
  }
}
