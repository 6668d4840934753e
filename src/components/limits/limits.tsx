'use client';
/** What the server still allows, as its headers said: what is left of requests and of tokens, and when it is whole again. */
import { type ComponentProps, useState } from 'react';
import type { Allowance, RateLimits } from '../../rate-limits';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { useCountdown } from '../use-countdown';
import { LIMITS_ENGLISH, type LimitsLabels } from './limits-labels';

/** Props of {@link Limits}; what is not named here goes to the outer `<div>`. */
export interface LimitsProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Nothing is shown where the server told nothing. */
  limits: RateLimits | undefined;
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
  resetAt = 0,
  text,
}: Allowance & { name: string; text: LimitsLabels }) {
  const [waitMs] = useState(() => resetAt - Date.now());
  const seconds = useCountdown(waitMs);
  const share = limit ? Math.min(1, remaining / limit) : undefined;
  const isLittle = share === undefined ? remaining === 0 : share <= LITTLE;
  return (
    <div
      data-slot="dk-limit"
      data-little={isLittle || undefined}
      className="dk:group/limit dk:flex dk:min-w-48 dk:flex-1 dk:flex-col dk:gap-1 dk:tabular-nums"
    >
      <span data-slot="dk-limit-name" className="dk:font-medium dk:text-foreground">
        {name}
      </span>
      {share !== undefined && (
        <span
          data-slot="dk-limit-bar"
          aria-hidden="true"
          className="dk:block dk:h-1.5 dk:overflow-hidden dk:rounded-full dk:bg-muted dk:forced-colors:border"
        >
          <span
            data-slot="dk-limit-share"
            style={{ inlineSize: `${share * 100}%` }}
            className={
              'dk:block dk:h-full dk:rounded-full dk:bg-primary dk:group-data-little/limit:bg-destructive ' +
              'dk:forced-colors:bg-[CanvasText]'
            }
          />
        </span>
      )}
      <span data-slot="dk-limit-left" className="dk:flex dk:flex-wrap dk:gap-x-2">
        <bdi data-slot="dk-limit-count" className="dk:group-data-little/limit:text-destructive">
          {text.limitLeft(remaining, limit)}
        </bdi>{' '}
        {seconds > 0 && remaining !== limit && (
          <bdi data-slot="dk-limit-reset">{text.limitWholeIn(seconds)}</bdi>
        )}
      </span>
    </div>
  );
}
