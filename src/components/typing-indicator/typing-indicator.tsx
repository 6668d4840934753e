'use client';
/** Three dots that say: a reply is on its way, and nothing of it can be seen yet. */
import type { ComponentProps, ReactNode } from 'react';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { TYPING_INDICATOR_ENGLISH } from './typing-indicator-labels';

/** Props of {@link TypingIndicator}; what is not named here goes to its `<span>`. */
export interface TypingIndicatorProps extends ComponentProps<'span'> {
  /** Stands beside the dots, such as which attempt it is. */
  children?: ReactNode;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

const DELAYS = ['0s', '0.16s', '0.32s'] as const;

/**
 * Stands where a reply will be. A screen reader meets it as a picture; that a reply began, the `Announcer` says.
 *
 * @example
 * ```tsx
 * {stream.status === 'pending' && <TypingIndicator />}
 * ```
 */
export function TypingIndicator({ labels, className, children, ...rest }: TypingIndicatorProps) {
  const { writing } = useLabels(TYPING_INDICATOR_ENGLISH, labels);
  return (
    <span
      {...rest}
      data-slot="dk-typing"
      className={joinClasses('dk:flex dk:min-h-[1lh] dk:items-center dk:gap-2.5', className)}
    >
      <span
        data-slot="dk-typing-indicator"
        role="img"
        aria-label={writing}
        className="dk:inline-flex dk:h-[1lh] dk:shrink-0 dk:items-center dk:gap-1.5"
      >
        {DELAYS.map((delay) => (
          <span
            key={delay}
            data-slot="dk-typing-dot"
            style={{ animationDelay: delay }}
            className={
              'dk:size-1.5 dk:animate-typing dk:rounded-full dk:bg-primary dk:motion-reduce:animate-none ' +
              'dk:forced-colors:bg-[CanvasText]'
            }
          />
        ))}
      </span>
      {children && (
        <span data-slot="dk-typing-note" className="dk:text-note dk:text-muted-foreground dk:tabular-nums">
          {children}
        </span>
      )}
    </span>
  );
}
