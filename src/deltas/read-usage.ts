import type { Delta, Usage } from './delta';
import { asObject } from './parse-event-data';

/** Reads OpenAI's `usage` object. */
export function usageDeltas(value: unknown): Delta[] {
  const usage = asObject(value);
  const counts = Object.entries({
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    reasoningTokens: asObject(usage.completion_tokens_details).reasoning_tokens,
    cachedInputTokens: asObject(usage.prompt_tokens_details).cached_tokens,
    totalTokens: usage.total_tokens,
  } satisfies Record<keyof Usage, unknown>).filter(([, count]) => typeof count === 'number');
  return counts.length > 0 ? [{ type: 'usage-reported', usage: Object.fromEntries(counts) }] : [];
}
