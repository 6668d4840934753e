'use client';
/** What the server still allows, as its headers said: what is left of requests and of tokens, and when it is whole again. */
import { type ComponentProps, useState } from 'react';
import type { Allowance, RateLimits } from '../../rate-limits';
import { Icon } from '../icon/icon';
import { WARNING_ICON } from '../icon/icon-paths';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { Meter } from '../meter/meter';
import { useCountdown } from '../use-countdown';
import { LIMITS_ENGLISH, type LimitsLabels } from './limits-labels';

/** Props of {@link Limits}; what is not named here goes to the outer `<div>`. */
export interface LimitsProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Nothing is shown where the server told nothing. */
  limits: RateLimits | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/** At this share and below, little is left. */
const LITTLE = 0.1;

/**
 * Shows what is left of the rate limits.
 *
 * @example
 * ```tsx
 * <Limits limits={stream.limits} />
 * ```
 */
export function Limits({ limits, labels, className, ...rest }: LimitsProps) {
  const text = useLabels(LIMITS_ENGLISH, labels);
  const known = (['requests', 'tokens'] as const).filter((what) => limits?.[what]?.remaining !== undefined);
  if (!limits || known.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is nothing to fill in, as in a fieldset
    <div
      role="group"
      aria-label={text.limits}
      {...rest}
      data-slot="dk-limits"
      className={joinClasses(
        'dk:flex dk:flex-wrap dk:gap-x-6 dk:gap-y-2 dk:text-note dk:text-muted-foreground',
        className,
      )}
    >
      {known.map((what) => (
        // A wait that was told anew is counted anew.
        <Left
          key={`${what} ${limits[what]?.resetAt}`}
          name={text.limitsOf(what)}
          {...limits[what]}
          text={text}
        />
      ))}
    </div>
  );
}

function Left({
  name,
  remaining = 0,
  limit,
  resetAt,
  text,
}: Allowance & { name: string; text: LimitsLabels }) {
  const [waitMs] = useState(() => (resetAt ?? 0) - Date.now());
  const seconds = useCountdown(waitMs);
  const isWhole = resetAt !== undefined && seconds === 0;
  const share = limit ? Math.min(1, remaining / limit) : undefined;
  const isLittle = !isWhole && (share === undefined ? remaining === 0 : share <= LITTLE);
  return (
    <div
      data-slot="dk-limit"
      data-little={isLittle || undefined}
      data-whole={isWhole || undefined}
      className="dk:group/limit dk:flex dk:min-w-48 dk:flex-1 dk:flex-col dk:gap-1 dk:tabular-nums"
    >
      <span data-slot="dk-limit-head" className="dk:flex dk:flex-wrap dk:items-center dk:gap-x-2">
        <span data-slot="dk-limit-name" className="dk:font-medium dk:text-foreground">
          {name}
        </span>{' '}
        {isLittle && (
          <span
            data-slot="dk-limit-little"
            className="dk:flex dk:items-center dk:gap-1 dk:font-medium dk:text-destructive"
          >
            <Icon path={WARNING_ICON} className="dk:size-4" />
            {text.limitLittle(remaining)}
          </span>
        )}
      </span>
      {share !== undefined && <Meter share={isWhole ? 1 : share} isAlarming={isLittle} />}
      <span data-slot="dk-limit-left" className="dk:flex dk:flex-wrap dk:gap-x-2">
        <bdi data-slot="dk-limit-count">{isWhole ? text.limitWhole : text.limitLeft(remaining, limit)}</bdi>{' '}
        {seconds > 0 && remaining !== limit && (
          <bdi data-slot="dk-limit-reset">{text.limitWholeIn(seconds)}</bdi>
        )}
      </span>
    </div>
  );
}
