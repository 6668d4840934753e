'use client';
/**
 * What a message or a thread used, in one line: tokens, money, and how far the budget is used up. The line opens to show
 * what it is made of. What nobody counted is said to be missing, and never shown as nothing.
 */
import type { ComponentProps } from 'react';
import type { Usage as TokenUsage } from '../../deltas/delta';
import type { ThreadUsage } from '../../usage/add-usage';
import type { BudgetState } from '../../usage/check-budget';
import { Disclosure } from '../disclosure/disclosure';
import { Icon } from '../icon/icon';
import { WARNING_ICON } from '../icon/icon-paths';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { Meter } from '../meter/meter';
import { USAGE_ENGLISH } from './usage-labels';

/** Props of {@link Usage}; what is not named here goes to the outer `<div>`. */
export interface UsageProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Of a message, or of a thread as `usageOf` adds it up. Nothing is shown as long as nothing is known. */
  usage?: TokenUsage | ThreadUsage | undefined;
  /** What it cost, as `costOf` gives it. */
  cost?: number | undefined;
  /** In which money, as ISO 4217 has it. Default `USD`. */
  currency?: string | undefined;
  /** How far a budget is used up, as `checkBudget` says. */
  budget?: BudgetState | undefined;
  /** Shows the line alone. */
  isCompact?: boolean | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

const KINDS = ['inputTokens', 'cachedInputTokens', 'outputTokens', 'reasoningTokens', 'totalTokens'] as const;

/**
 * Shows what was used.
 *
 * @example
 * ```tsx
 * <>
 *   <Usage usage={message.usage} isCompact />
 *   <Usage usage={usageOf(chat.messages)} cost={cost} budget={checkBudget({ cost }, { hard: { cost: 1 } })} />
 * </>
 * ```
 */
export function Usage({
  usage = {},
  cost,
  currency = 'USD',
  budget,
  isCompact,
  labels,
  className,
  ...rest
}: UsageProps) {
  const text = useLabels(USAGE_ENGLISH, labels);
  const { inputTokens, outputTokens } = usage;
  const isTold = (inputTokens ?? outputTokens) !== undefined;
  const totalTokens = usage.totalTokens ?? (isTold ? (inputTokens ?? 0) + (outputTokens ?? 0) : undefined);
  const uncounted = 'uncounted' in usage ? usage.uncounted : 0;
  const money = cost === undefined ? undefined : text.usageMoney(cost, currency);
  const isTight = budget !== undefined && budget.level !== 'ok';
  const items = [
    totalTokens === undefined ? undefined : text.usageTotal(totalTokens, uncounted > 0),
    money,
    isTight ? text.usageLevel(budget.level) : undefined,
  ].filter((item) => item !== undefined);
  if (items.length === 0 && !budget && uncounted === 0) return null;
  const counts = { ...usage, totalTokens };
  const rows = KINDS.flatMap((kind) => {
    const count = counts[kind];
    return count === undefined ? [] : [[text.usageOf(kind), text.usageCount(count)] as const];
  });

  const line = (
    <span data-slot="dk-usage-line" className="dk:flex dk:flex-wrap dk:items-center dk:gap-x-3">
      {isTight && <Icon path={WARNING_ICON} className="dk:size-4 dk:text-destructive" />}
      {(items.length > 0 ? items : [text.usageBudget]).map((item) => (
        <bdi key={item} data-slot="dk-usage-item">
          {item}
        </bdi>
      ))}
    </span>
  );
  return (
    <div
      {...rest}
      data-slot="dk-usage"
      data-level={budget?.level}
      className={joinClasses('dk:text-note dk:text-muted-foreground dk:tabular-nums', className)}
    >
      {isCompact ? (
        line
      ) : (
        <Disclosure slot="dk-usage-details" summary={line} isOpen={false} isLive={false}>
          {budget && (
            <div data-slot="dk-usage-budget" className="dk:mb-2 dk:flex dk:max-w-72 dk:flex-col dk:gap-1">
              <span
                data-slot="dk-usage-level"
                className={isTight ? 'dk:font-medium dk:text-destructive' : undefined}
              >
                {text.usageLevel(budget.level)}
              </span>
              {budget.fraction !== undefined && (
                <>
                  <Meter share={budget.fraction} isAlarming={isTight} />
                  <bdi data-slot="dk-usage-share">{text.usageShare(budget.fraction)}</bdi>
                </>
              )}
            </div>
          )}
          <dl data-slot="dk-usage-counts" className="dk:flex dk:max-w-72 dk:flex-col dk:gap-1">
            {[...rows, ...(money === undefined ? [] : [[text.usageCost, money] as const])].map(
              ([name, count]) => (
                <div key={name} data-slot="dk-usage-row" className="dk:flex dk:justify-between dk:gap-4">
                  <dt data-slot="dk-usage-name">{name}</dt>
                  <dd data-slot="dk-usage-count" className="dk:text-foreground">
                    {count}
                  </dd>
                </div>
              ),
            )}
          </dl>
          {uncounted > 0 && (
            <p data-slot="dk-usage-note" className="dk:pt-1">
              {text.usageUncounted(uncounted)}
            </p>
          )}
        </Disclosure>
      )}
    </div>
  );
}
