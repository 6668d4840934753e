/** What two requests used, together: the steps of one answer, the answers of a thread. */
import type { ChatMessage } from '../chat/chat-message';
import type { Usage } from '../deltas/delta';

/**
 * Adds up tokens. A count that one of them lacks is that of the other, and one that both lack stays unknown; so a sum is
 * what was counted, and may be less than what was used. `totalTokens` is there as soon as anything was counted: where a
 * provider gives none, it is input and output.
 *
 * @example
 * ```ts
 * addUsage({ inputTokens: 10, outputTokens: 5 }, { inputTokens: 20, outputTokens: 7, totalTokens: 27 });
 * // { inputTokens: 30, outputTokens: 12, totalTokens: 42 }
 * ```
 */
export function addUsage(a: Usage | undefined, b: Usage | undefined): Usage {
  const sum: Usage = {};
  for (const usage of [a, b]) {
    const counted = { ...usage, totalTokens: totalOf(usage) };
    for (const name in counted) {
      const count = counted[name as keyof Usage];
      if (count !== undefined) sum[name as keyof Usage] = (sum[name as keyof Usage] ?? 0) + count;
    }
  }
  return sum;
}

/** What a thread used. */
export interface ThreadUsage extends Usage {
  /** Answers whose tokens nobody told, as of those that were stopped: the sum is without them. */
  uncounted: number;
}

/**
 * What messages used together: those of the branch that is shown, or of a saved thread with all its branches.
 *
 * @example
 * ```ts
 * const { totalTokens, uncounted } = usageOf(chat.messages);
 * ```
 */
export function usageOf(messages: readonly Pick<ChatMessage, 'role' | 'status' | 'usage'>[]): ThreadUsage {
  const sum = messages.reduce<Usage>((before, { usage }) => addUsage(before, usage), {});
  // Completed, failed, cancelled: what goes on may still be counted.
  const ended = messages.filter(({ role, status }) => role === 'assistant' && /ed$/.test(status));
  return { ...sum, uncounted: ended.filter(({ usage }) => !usage).length };
}

function totalOf({ totalTokens, inputTokens, outputTokens }: Usage = {}): number | undefined {
  const isTold = (inputTokens ?? outputTokens) !== undefined;
  return totalTokens ?? (isTold ? (inputTokens ?? 0) + (outputTokens ?? 0) : undefined);
}
