/**
 * What all buttons of the kit are made of: their looks, and how they say that they can't be pressed just now. They keep
 * the focus then, as a disabled button would throw it away.
 */
import type { ComponentProps } from 'react';
import { Icon } from '../icon/icon';
import { joinClasses } from '../join-classes';

/** Props of {@link Button}; what is not named here goes to the `<button>`. */
export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  slot: `dk-${string}`;
  /**
   * `main` is what one came for, once in a place, and `round` the same as a picture; `outline` stands alone; `quiet`
   * stands in a row of others, and `icon` the same as a picture. Those without words take a `label`.
   */
  look: 'main' | 'round' | 'outline' | 'quiet' | 'icon';
  /** One of `icon-paths.ts`. */
  icon?: string | undefined;
  /** Whether the sign is filled instead of drawn by lines. */
  isIconFilled?: boolean | undefined;
  /** Names a button without words, also to who points at it. */
  label?: string | undefined;
  /** It can't be pressed now, but it can be focused. */
  isInert?: boolean | undefined;
}

// No transition: while a reply streams, its frames would each cost a style recalculation.
const MAIN =
  'dk:bg-primary dk:text-primary-foreground dk:not-aria-disabled:hover:bg-primary/85 ' +
  'dk:aria-disabled:bg-muted dk:aria-disabled:text-muted-foreground ' +
  'dk:forced-colors:border dk:forced-colors:border-[ButtonBorder]';

const QUIET =
  'dk:text-muted-foreground dk:not-aria-disabled:hover:bg-muted dk:not-aria-disabled:hover:text-foreground ' +
  'dk:aria-disabled:opacity-40';

const LOOKS: Record<ButtonProps['look'], string> = {
  main: `dk:min-h-8 dk:px-3.5 ${MAIN}`,
  round: `dk:size-9 dk:pointer-coarse:min-w-11 ${MAIN}`,
  outline:
    'dk:min-h-8 dk:border dk:border-input dk:bg-card dk:px-3 dk:text-foreground dk:not-aria-disabled:hover:bg-muted ' +
    'dk:aria-disabled:border-border dk:aria-disabled:text-muted-foreground',
  quiet: `dk:min-h-8 dk:px-2.5 ${QUIET}`,
  icon: `dk:size-8 dk:pointer-coarse:min-w-11 ${QUIET}`,
};

/**
 * A button of the kit.
 *
 * @example
 * ```tsx
 * <Button slot="dk-message-action" look="icon" icon={COPY_ICON} label={text.copy} onClick={copy} />
 * ```
 */
export function Button(props: ButtonProps) {
  const {
    slot,
    look,
    icon,
    isIconFilled,
    label,
    isInert = false,
    className,
    onClick,
    children,
    ...rest
  } = props;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      data-slot={slot}
      aria-disabled={isInert || undefined}
      onClick={(event) => {
        if (isInert) event.preventDefault();
        else onClick?.(event);
      }}
      className={joinClasses(
        'dk:inline-flex dk:shrink-0 dk:cursor-pointer dk:items-center dk:justify-center dk:gap-1.5 dk:rounded-full',
        'dk:text-note dk:font-medium dk:outline-offset-2 dk:outline-ring dk:focus-visible:outline-2',
        'dk:pointer-coarse:min-h-11 dk:aria-disabled:cursor-not-allowed',
        'dk:aria-pressed:bg-muted dk:aria-pressed:text-foreground dk:forced-colors:aria-pressed:outline-1',
        LOOKS[look],
        className,
      )}
    >
      {icon && <Icon path={icon} isFilled={isIconFilled} className="dk:size-4" />}
      {children}
    </button>
  );
}
