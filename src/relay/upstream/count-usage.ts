/** The deltas of a reply in, what it used out: as the provider counted, or estimated where a reply ended before that. */
import type { Delta, Usage } from '../../deltas/delta';
import { estimateTokens } from '../../usage/estimate-tokens';

export interface UsageCount {
  take(delta: Delta): void;
  /** Tokens in all, for a limit. */
  total(): number;
  read(): { usage: Usage; isEstimated: boolean };
}

/** @param asked about how many tokens the request is */
export function createUsageCount(asked: number): UsageCount {
  let told: Usage | undefined;
  let said = 0;

  function read(): { usage: Usage; isEstimated: boolean } {
    // Anthropic counts the request at once, and the reply at its end.
    const isWhole = told?.totalTokens !== undefined || (told?.outputTokens !== undefined && isEnded);
    if (told && isWhole) return { usage: told, isEstimated: false };
    const inputTokens = told?.inputTokens ?? asked;
    const outputTokens = Math.max(told?.outputTokens ?? 0, said);
    return {
      usage: { ...told, inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
      isEstimated: true,
    };
  }

  let isEnded = false;
  return {
    take(delta) {
      if (delta.type === 'usage-reported') told = { ...told, ...delta.usage };
      else if ('text' in delta) said += estimateTokens(delta.text);
      else if (delta.type === 'tool-call-delta') said += estimateTokens(delta.argsText ?? '');
      else if (/^(reply-finished|stream-done)$/.test(delta.type)) isEnded = true;
    },
    total() {
      const { inputTokens = 0, outputTokens = 0, totalTokens } = read().usage;
      return totalTokens ?? inputTokens + outputTokens;
    },
    read,
  };
}
