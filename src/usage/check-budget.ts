/** What was used and what may be used in, whether that goes on, soon ends or has ended out. */

/** Tokens, money in the currency of the prices, or both. */
export interface Spending {
  readonly tokens?: number | undefined;
  readonly cost?: number | undefined;
}

/** Limits in tokens, in money, or both; the one that is nearer counts. */
export interface Budget {
  /** From where on there is a warning. Default: four fifths of what is hard. */
  readonly soft?: Spending | undefined;
  /** Where it ends. */
  readonly hard?: Spending | undefined;
}

/** How far a budget is used up. */
export interface BudgetState {
  readonly used: Spending;
  /** `warning` from the soft limit on, `reached` from the hard one on. */
  readonly level: 'ok' | 'warning' | 'reached';
  /**
   * How much of the hard limit is used, or of a soft one where nothing is hard: from 0, and past 1 for what is past it.
   * `undefined` where nothing is limited, or what is limited was not counted.
   */
  readonly fraction: number | undefined;
  /** What is left up to the hard limits, never below 0. Where there is none, or the use is unknown, nothing is said. */
  readonly remaining: Spending;
}

/**
 * Holds what was used against a budget. A use that is unknown trips no limit.
 *
 * @example
 * ```ts
 * const used = { tokens: usage.totalTokens, cost: costOf(usage, prices) };
 * checkBudget(used, { hard: { tokens: 100_000 } }).level; // 'warning' from 80,000 on
 * ```
 */
export function checkBudget(used: Spending, { soft, hard }: Budget): BudgetState {
  const remaining: { tokens?: number; cost?: number } = {};
  let level: BudgetState['level'] = 'ok';
  let fraction: number | undefined;
  for (const unit of ['tokens', 'cost'] as const) {
    const spent = used[unit];
    const end = hard?.[unit];
    const warning = soft?.[unit] ?? (end === undefined ? end : end * 0.8);
    if (spent === undefined || warning === undefined) continue;
    const limit = end ?? warning;
    // A limit of nothing is used up before anything is used.
    fraction = Math.max(fraction ?? 0, limit ? spent / limit : 1);
    if (spent >= warning && level === 'ok') level = 'warning';
    if (end === undefined) continue;
    remaining[unit] = Math.max(end - spent, 0);
    if (spent >= end) level = 'reached';
  }
  return { used, level, fraction, remaining };
}
