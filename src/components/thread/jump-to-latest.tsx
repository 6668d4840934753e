'use client';
/** The way back to the end of a thread, for who has scrolled away from it. */
import type { ComponentProps } from 'react';
import { Icon } from '../icon/icon';
import { DOWN_ICON } from '../icon/icon-paths';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { THREAD_ENGLISH } from './thread-labels';

/** Props of {@link JumpToLatest}; what is not named here goes to the `<button>`. */
export interface JumpToLatestProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  labels?: Partial<Labels> | undefined;
}

export function JumpToLatest({ labels, className, ...rest }: JumpToLatestProps) {
  return (
    <button
      {...rest}
      data-slot="dk-jump-to-latest"
      type="button"
      className={joinClasses(
        'dk:inline-flex dk:shrink-0 dk:min-h-9 dk:w-fit dk:cursor-pointer dk:items-center',
        'dk:gap-1.5 dk:rounded-full dk:border dk:border-input dk:bg-card dk:ps-3 dk:pe-4 dk:text-note dk:font-medium',
        'dk:text-foreground dk:shadow-md dk:hover:bg-muted dk:pointer-coarse:min-h-11',
        'dk:outline-offset-2 dk:outline-ring dk:focus-visible:outline-2',
        className,
      )}
    >
      <Icon path={DOWN_ICON} className="dk:size-4" />
      {useLabels(THREAD_ENGLISH, labels).jumpToLatest}
    </button>
  );
}
