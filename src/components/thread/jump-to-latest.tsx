'use client';
/** The way back to the end of a thread, for who is away from it. It says how much came there meanwhile. */
import type { ComponentProps } from 'react';
import { Button } from '../button/button';
import { DOWN_ICON } from '../icon/icon-paths';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { THREAD_ENGLISH } from './thread-labels';

/** Props of {@link JumpToLatest}; what is not named here goes to the `<button>`. */
export interface JumpToLatestProps extends Omit<ComponentProps<'button'>, 'type' | 'children' | 'disabled'> {
  /** How many messages came, or began, since the person left the end. Default 0. */
  unseen?: number | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * The way back to the end of a thread, with how much is unseen. A `Thread` has one by itself.
 *
 * @example
 * ```tsx
 * <JumpToLatest unseen={2} onClick={() => window.scrollTo(0, document.body.scrollHeight)} />
 * ```
 */
export function JumpToLatest({ unseen = 0, labels, className, ...rest }: JumpToLatestProps) {
  return (
    <Button
      {...rest}
      slot="dk-jump-to-latest"
      look="outline"
      icon={DOWN_ICON}
      data-unseen={unseen || undefined}
      className={joinClasses('dk:min-h-9 dk:ps-3 dk:pe-4 dk:tabular-nums dk:shadow-md', className)}
    >
      {useLabels(THREAD_ENGLISH, labels).jumpToLatest(unseen)}
    </Button>
  );
}
