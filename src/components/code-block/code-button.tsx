'use client';
/** A quiet button over a block of code: a picture with a name. */
import type { ComponentProps } from 'react';
import { Icon } from '../icon/icon';

/** Props of {@link CodeButton}. */
export interface CodeButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  /** One of `icon-paths.ts`. */
  icon: string;
  label: string;
}

export function CodeButton({ icon, label, ...rest }: CodeButtonProps) {
  return (
    <button
      {...rest}
      data-slot="dk-code-button"
      type="button"
      aria-label={label}
      title={label}
      className={
        'dk:inline-flex dk:size-7 dk:cursor-pointer dk:items-center dk:justify-center dk:rounded-sm dk:text-muted-foreground ' +
        'dk:outline-ring dk:hover:bg-muted dk:hover:text-foreground dk:focus-visible:outline-2 ' +
        'dk:aria-pressed:bg-muted dk:aria-pressed:text-foreground dk:pointer-coarse:size-11 ' +
        'dk:forced-colors:aria-pressed:outline-1 dk:forced-colors:aria-pressed:outline-solid'
      }
    >
      <Icon path={icon} className="dk:size-4" />
    </button>
  );
}
