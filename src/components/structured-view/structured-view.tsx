'use client';
/**
 * A value as it forms: the fields that are there, the place of those that are still to come, and what is being written
 * now. It looks final only when it is: a value that failed or was stopped says that it is not whole.
 */
import { type ComponentProps, use, useMemo } from 'react';
import type { CancelReason, Status } from '../../machine/state';
import type { ReplyError } from '../error-notice/reply-error';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { LabelsContext, useLabels } from '../labels/use-labels';
import { StatusNote } from '../status-note/status-note';
import { STRUCTURED_VIEW_ENGLISH } from './structured-view-labels';
import { ValueView } from './value-view';
import { type FieldViews, ViewContext } from './view-context';

/** Props of {@link StructuredView}; what is not named here goes to the outer `<div>`. */
export interface StructuredViewProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** What is there of it: `completion.display.value`. */
  value: unknown;
  /** Where the reply stands: only a `completed` one looks final. */
  status: Status;
  /** Whether it is final and valid. Default: whether the status is `completed`. */
  isWhole?: boolean | undefined;
  /**
   * The fields that are waited for, in their order, by path: `title`, or `steps.title` for a field of each of the `steps`.
   * What the value has besides comes behind them. Keep the object the same from one render to the next.
   */
  fields?: FieldViews | undefined;
  /** Why it `failed`. */
  error?: ReplyError | undefined;
  /** Why it was `cancelled`. */
  reason?: CancelReason | undefined;
  /** Offers to ask again, where it failed or was cancelled. */
  onRetry?: (() => void) | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

const NO_FIELDS: FieldViews = {};

/**
 * Shows a value while its JSON comes.
 *
 * @example
 * ```tsx
 * const recipe = useCompletion({ url: '/api/recipe', schema });
 * <StructuredView
 *   value={recipe.display.value}
 *   status={recipe.status}
 *   error={recipe.error}
 *   fields={{ name: { title: 'Name' }, minutes: {}, steps: {} }}
 * />
 * ```
 */
export function StructuredView({
  value,
  status,
  isWhole = status === 'completed',
  fields = NO_FIELDS,
  error,
  reason,
  onRetry,
  labels,
  className,
  ...rest
}: StructuredViewProps) {
  const text = useLabels(STRUCTURED_VIEW_ENGLISH, labels);
  const busy = isBusy(status);
  const isForming = busy || status === 'idle';
  const provided = use(LabelsContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the strings change with what they are made of
  const view = useMemo(() => ({ fields, text, isForming }), [fields, labels, provided, isForming]);
  // Before its first character nobody knows what it is, unless its fields are named.
  const shown = value ?? (Object.keys(fields).length > 0 ? NO_FIELDS : undefined);

  return (
    <div
      {...rest}
      data-slot="dk-structured"
      data-status={status}
      data-whole={isWhole || undefined}
      aria-busy={busy}
      className={joinClasses('dk:flex dk:flex-col dk:gap-4 dk:text-body dk:text-foreground', className)}
    >
      {shown !== undefined && (
        <div data-slot="dk-structured-value" className="dk:min-w-0">
          <ViewContext value={view}>
            <ValueView value={shown} path="" depth={0} isOpen={busy} />
          </ViewContext>
        </div>
      )}
      {!isForming && (
        <>
          {!isWhole && (
            <p data-slot="dk-structured-note" className="dk:text-note dk:text-muted-foreground">
              {text.valueNotWhole(error?.kind)}
            </p>
          )}
          <StatusNote status={status} error={error} reason={reason} onRetry={onRetry} labels={labels} />
        </>
      )}
    </div>
  );
}
