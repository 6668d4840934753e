import type { Usage } from './delta';
import { isJsonObject, type JsonObject } from './parse-event-data';

/** Reads OpenAI's `usage` object, with the field names of those who speak its format. */
export function readUsage(value: unknown): Usage | undefined {
  if (!isJsonObject(value)) return undefined;
  const usage: Usage = {};
  const take = (field: keyof Usage, ...candidates: unknown[]) => {
    const found = candidates.find((candidate) => typeof candidate === 'number');
    if (typeof found === 'number') usage[field] = found;
  };
  take('inputTokens', value.prompt_tokens, value.input_tokens, value.inputTokens);
  take('outputTokens', value.completion_tokens, value.output_tokens, value.outputTokens);
  take('totalTokens', value.total_tokens, value.totalTokens);
  take('reasoningTokens', details(value.completion_tokens_details).reasoning_tokens, value.reasoning_tokens);
  take(
    'cachedInputTokens',
    details(value.prompt_tokens_details).cached_tokens,
    value.prompt_cache_hit_tokens,
  );
  return Object.keys(usage).length > 0 ? usage : undefined;
}

function details(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
