/** What a thread needs once something is asked of it, in one piece of code: it is fetched with the first listener. */
import { StreamError } from '../errors';
import { addUsage, type ThreadUsage, usageOf } from '../usage/add-usage';
import { type BudgetState, checkBudget } from '../usage/check-budget';
import { costOf } from '../usage/cost-of';
import type { ChatOptions } from './chat-options';
import { findCall } from './find-call';
import type { TreeMessage } from './message-tree';
import { writeBody } from './write-body';

/** What a thread used, and what of its budget is left. */
export interface Spent {
  readonly usage: ThreadUsage;
  /** Nothing, where there are neither prices nor a budget. */
  readonly budget: BudgetState | undefined;
}

export const requestKit = { writeBody, findCall, addUsage, measure, refuseOverBudget };

export type RequestKit = typeof requestKit;

function measure(messages: Iterable<TreeMessage>, { prices, budget }: ChatOptions): Spent {
  const usage = usageOf([...messages]);
  if (!prices && !budget) return { usage, budget: undefined };
  const cost = prices && costOf(usage, prices);
  return { usage, budget: checkBudget({ tokens: usage.totalTokens, cost }, budget ?? {}) };
}

/** @returns why nothing more is sent, where the budget is used up */
function refuseOverBudget(spent: Spent, { budget }: ChatOptions): StreamError | undefined {
  if (!budget || spent.budget?.level !== 'reached') return undefined;
  const message =
    'The thread has used all that it may, so nothing was asked. Begin another, or raise its `budget`.';
  return new StreamError({ kind: 'blocked', message });
}
