/** The buttons of the pages around the kit. */
import type { ComponentProps } from 'react';

const LOOKS = {
  strong: 'bg-primary text-primary-foreground hover:opacity-90',
  quiet: 'border border-input hover:bg-muted',
};

export function Button({
  look = 'quiet',
  className = '',
  ...rest
}: ComponentProps<'button'> & { look?: keyof typeof LOOKS }) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex h-10 cursor-pointer items-center justify-center gap-2 rounded-full px-5 text-sm font-medium whitespace-nowrap disabled:cursor-default disabled:opacity-50 pointer-coarse:h-11 ${LOOKS[look]} ${className}`}
    />
  );
}

/** A round one with a picture alone. */
export const ROUND_BUTTON =
  'inline-flex size-9 shrink-0 cursor-pointer items-center justify-center rounded-full text-muted-foreground hover:bg-muted hover:text-foreground pointer-coarse:size-11';
