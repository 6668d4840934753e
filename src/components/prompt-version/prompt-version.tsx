'use client';
/** Which version of which prompt answered, as the server said, and whether there is a later one. */
import type { ComponentProps } from 'react';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { PROMPT_VERSION_ENGLISH } from './prompt-version-labels';

/** Props of {@link PromptVersion}; what is not named here goes to the `<span>`. */
export interface PromptVersionProps extends Omit<ComponentProps<'span'>, 'children'> {
  /** Such as `reply.promptVersion`. Nothing is shown where the server told none. */
  version: string | undefined;
  /** The prompt's name at the server. */
  promptId?: string | undefined;
  /** The latest version there is: one that differs is said to be older. */
  latest?: string | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * A small badge with the version of a prompt.
 *
 * @example
 * ```tsx
 * <PromptVersion promptId="summarise" version={reply.promptVersion} latest="4" />
 * ```
 */
export function PromptVersion({ version, promptId, latest, labels, className, ...rest }: PromptVersionProps) {
  const text = useLabels(PROMPT_VERSION_ENGLISH, labels);
  if (version === undefined) return null;
  const isOlder = latest !== undefined && latest !== version;
  return (
    <span
      title={text.promptTitle(version, promptId, latest)}
      {...rest}
      data-slot="dk-prompt-version"
      data-older={isOlder || undefined}
      className={joinClasses(
        'dk:inline-flex dk:max-w-full dk:items-baseline dk:gap-1.5 dk:rounded-full dk:border dk:px-2 dk:text-note',
        'dk:text-muted-foreground dk:tabular-nums dk:data-older:border-dashed dk:data-older:border-input',
        className,
      )}
    >
      {promptId && (
        <bdi data-slot="dk-prompt-id" className="dk:truncate">
          {promptId}
        </bdi>
      )}{' '}
      <bdi data-slot="dk-prompt-number" className="dk:shrink-0 dk:font-medium dk:text-foreground">
        {text.promptVersion(version)}
      </bdi>{' '}
      {isOlder && (
        <span data-slot="dk-prompt-older" className="dk:shrink-0">
          {text.promptOlder}
        </span>
      )}
    </span>
  );
}
