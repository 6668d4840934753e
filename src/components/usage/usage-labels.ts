/** The strings of what a message or a thread used. */
import type { Usage } from '../../deltas/delta';
import type { BudgetState } from '../../usage/check-budget';

export interface UsageLabels {
  /** All tokens together; a sum from which answers are missing is `isAtLeast`. */
  usageTotal(count: number, isAtLeast: boolean): string;
  /** Names a kind of tokens. */
  usageOf(kind: keyof Usage): string;
  usageCount(count: number): string;
  /** Names what it cost. */
  usageCost: string;
  /** @param currency as ISO 4217 has it, such as `EUR` */
  usageMoney(amount: number, currency: string): string;
  /** Names how far a budget is used up. */
  usageBudget: string;
  usageLevel(level: BudgetState['level']): string;
  /** @param fraction of the budget that is used, from 0, and past 1 for what is past it */
  usageShare(fraction: number): string;
  /** Answers whose tokens nobody told. */
  usageUncounted(count: number): string;
}

const KINDS: Readonly<Record<keyof Usage, string>> = {
  inputTokens: 'Input',
  cachedInputTokens: 'of it from the cache',
  outputTokens: 'Output',
  reasoningTokens: 'of it reasoning',
  totalTokens: 'Total',
};

export const USAGE_ENGLISH: UsageLabels = {
  usageTotal: (count, isAtLeast) =>
    `${isAtLeast ? 'At least ' : ''}${formatCount(count)} ${count === 1 ? 'token' : 'tokens'}`,
  usageOf: (kind) => KINDS[kind],
  usageCount: formatCount,
  usageCost: 'Cost',
  usageMoney: (amount, currency) =>
    amount.toLocaleString('en', {
      style: 'currency',
      currency,
      // Of little money, more than cents.
      maximumFractionDigits: amount < 1 ? 4 : 2,
    }),
  usageBudget: 'Budget',
  usageLevel: (level) =>
    ({ ok: 'Within budget', warning: 'Budget nearly used up', reached: 'Budget used up' })[level],
  usageShare: (fraction) => `${fraction.toLocaleString('en', { style: 'percent' })} used`,
  usageUncounted: (count) => (count === 1 ? '1 answer was not counted' : `${count} answers were not counted`),
};

function formatCount(count: number): string {
  return count.toLocaleString('en');
}
