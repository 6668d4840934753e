/** What a thread used in, what of its budget is left out. Its code is fetched where there are prices or a budget. */
import { StreamError } from '../errors';
import type { ThreadUsage } from '../usage/add-usage';
import { type BudgetState, checkBudget } from '../usage/check-budget';
import { costOf } from '../usage/cost-of';
import type { ChatOptions } from './chat-options';

export function measureSpending(
  usage: ThreadUsage,
  { prices, budget = {} }: Pick<ChatOptions, 'prices' | 'budget'>,
): BudgetState {
  return checkBudget({ tokens: usage.totalTokens, cost: prices && costOf(usage, prices) }, budget);
}

export function overBudget(): StreamError {
  const message =
    'The thread has used all that it may, so this was not sent. Begin another one, or raise its `budget`.';
  return new StreamError({ kind: 'blocked', message });
}
