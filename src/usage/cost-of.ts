/** Tokens and prices in, what they cost out. */
import type { Usage } from '../deltas/delta';

/** In units of one currency for a million tokens. */
export interface Prices {
  readonly input: number;
  /** Of all that the model writes, its reasoning included. */
  readonly output: number;
  /** Of input that the provider had in its cache. Default: as any input. */
  readonly cachedInput?: number | undefined;
  /** Of reasoning, where it has a price of its own. Default: as any output. */
  readonly reasoning?: number | undefined;
}

/**
 * What the tokens cost, in the prices' currency. Cached input is part of the input, and reasoning of the output; where a
 * provider counts reasoning beside the output, as xAI does, its total says so.
 *
 * @returns `undefined` where input or output was not counted: no number is better than a wrong one
 * @example
 * ```ts
 * costOf({ inputTokens: 1200, outputTokens: 300 }, { input: 3, output: 15 }); // 0.0081
 * ```
 */
export function costOf(usage: Usage | undefined, prices: Prices): number | undefined {
  const { inputTokens, outputTokens, totalTokens = 0 } = usage ?? {};
  const { cachedInputTokens = 0, reasoningTokens = 0 } = usage ?? {};
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const { input, output, cachedInput = input, reasoning = output } = prices;
  const beside = Math.min(positive(totalTokens - inputTokens - outputTokens), reasoningTokens);
  const cost =
    positive(inputTokens - cachedInputTokens) * input +
    cachedInputTokens * cachedInput +
    positive(outputTokens + beside - reasoningTokens) * output +
    reasoningTokens * reasoning;
  return cost / 1e6;
}

const positive = (count: number) => Math.max(count, 0);
