'use client';
/** What is there before the first message: a heading, a line of text, and prompts to begin with. */
import type { ComponentProps, ReactNode } from 'react';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { Suggestions, type SuggestionsProps } from '../suggestions/suggestions';
import { WELCOME_ENGLISH } from './welcome-labels';

/** Props of {@link Welcome}; what is not named here goes to the outer `<div>`. */
export interface WelcomeProps extends ComponentProps<'div'> {
  /** A picture above it all, such as a logo. */
  mark?: ReactNode;
  /** The greeting; in its place an own one. */
  heading?: ReactNode;
  /** `null` for none. */
  text?: ReactNode;
  /** Prompts to begin with. */
  suggestions?: SuggestionsProps['prompts'] | undefined;
  /** Takes the prompt that was picked. */
  onPick?: SuggestionsProps['onPick'] | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Greets in an empty thread. `children` come below.
 *
 * @example
 * ```tsx
 * {chat.messages.length === 0 && (
 *   <Welcome suggestions={['Plan a week of dinners']} onPick={(prompt) => chat.send(prompt)} />
 * )}
 * ```
 */
export function Welcome(props: WelcomeProps) {
  const { mark, heading, text, suggestions, onPick, labels, className, children, ...rest } = props;
  const words = useLabels(WELCOME_ENGLISH, labels);
  const line = text === undefined ? words.welcomeText : text;
  return (
    <div
      {...rest}
      data-slot="dk-welcome"
      className={joinClasses(
        'dk:m-auto dk:flex dk:w-full dk:max-w-measure dk:flex-col dk:gap-2 dk:px-2 dk:py-8 dk:text-foreground',
        className,
      )}
    >
      {mark && (
        <div data-slot="dk-welcome-mark" className="dk:mb-2 dk:text-primary">
          {mark}
        </div>
      )}
      <h2
        data-slot="dk-welcome-heading"
        className="dk:text-[calc(var(--dk-type-size)*1.75)] dk:leading-tight dk:font-semibold dk:tracking-tight dk:text-balance"
      >
        {heading ?? words.welcome}
      </h2>
      {line && (
        <p data-slot="dk-welcome-text" className="dk:text-body dk:text-pretty dk:text-muted-foreground">
          {line}
        </p>
      )}
      {suggestions && onPick && (
        <Suggestions prompts={suggestions} onPick={onPick} labels={labels} className="dk:mt-4" />
      )}
      {children}
    </div>
  );
}
