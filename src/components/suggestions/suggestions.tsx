'use client';
/**
 * Prompts that one press picks: to be sent, or to be put into the composer, as the app likes. They wrap; on a phone they
 * are one row that scrolls under the finger. With a mouse nothing has to be scrolled sideways.
 */
import type { ComponentProps } from 'react';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { SUGGESTIONS_ENGLISH } from './suggestions-labels';

/** A prompt, under a title of its own. */
export interface Suggestion {
  prompt: string;
  /** Default: the prompt itself. */
  title?: string | undefined;
  /** A second, quieter line. */
  note?: string | undefined;
}

/** Props of {@link Suggestions}; what is not named here goes to the `<ul>`. */
export interface SuggestionsProps extends Omit<ComponentProps<'ul'>, 'children'> {
  /** A handful: each is one Tab stop. */
  prompts: readonly (string | Suggestion)[];
  /** Takes the prompt that was pressed. */
  onPick(prompt: string): void;
  /** They can't be picked now, as while a reply is on its way; they keep the focus. */
  isInert?: boolean | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Offers prompts.
 *
 * @example
 * ```tsx
 * <Suggestions prompts={['Summarise this page', 'Find the error']} onPick={(prompt) => chat.send(prompt)} />
 * ```
 */
export function Suggestions({ prompts, onPick, isInert, labels, className, ...rest }: SuggestionsProps) {
  const text = useLabels(SUGGESTIONS_ENGLISH, labels);
  return (
    <ul
      aria-label={text.suggestions}
      {...rest}
      data-slot="dk-suggestions"
      className={joinClasses(
        // With room for the outlines of what has the focus.
        'dk:-m-1 dk:flex dk:list-none dk:flex-wrap dk:gap-2 dk:p-1',
        'dk:max-sm:pointer-coarse:flex-nowrap dk:max-sm:pointer-coarse:overflow-x-auto dk:[scrollbar-width:none]',
        className,
      )}
    >
      {prompts.map((given) => {
        const { prompt, title = prompt, note } = typeof given === 'string' ? { prompt: given } : given;
        return (
          <li
            key={prompt}
            data-slot="dk-suggestions-item"
            className="dk:flex dk:max-w-full dk:min-w-0 dk:max-sm:pointer-coarse:max-w-[85%] dk:max-sm:pointer-coarse:shrink-0"
          >
            <button
              data-slot="dk-suggestion"
              type="button"
              aria-disabled={isInert || undefined}
              onClick={() => {
                if (!isInert) onPick(prompt);
              }}
              className={
                'dk:flex dk:w-full dk:min-w-0 dk:cursor-pointer dk:flex-col dk:justify-center dk:rounded-corner dk:border ' +
                'dk:bg-card dk:px-3.5 dk:py-2 dk:text-start dk:text-note dk:text-foreground dk:outline-offset-2 ' +
                'dk:outline-ring dk:focus-visible:outline-2 dk:not-aria-disabled:hover:border-input ' +
                'dk:not-aria-disabled:hover:bg-muted dk:pointer-coarse:min-h-11 dk:aria-disabled:cursor-not-allowed ' +
                'dk:aria-disabled:text-muted-foreground'
              }
            >
              <span data-slot="dk-suggestion-title" dir="auto" className="dk:font-medium dk:wrap-anywhere">
                {title}
              </span>{' '}
              {note && (
                <span
                  data-slot="dk-suggestion-note"
                  dir="auto"
                  className="dk:text-muted-foreground dk:wrap-anywhere"
                >
                  {note}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
