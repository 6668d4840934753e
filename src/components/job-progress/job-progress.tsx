'use client';
/**
 * How far a job is, in words and as a bar: queued, running, done, failed, stopped, or left to itself. A screen reader is
 * told when that changes, and never the percents; who wants to know reads the bar.
 */
import { type ComponentProps, type ReactNode, useId, useRef } from 'react';
import type { CancelReason, Status } from '../../machine/state';
import type { ReplyError } from '../error-notice/reply-error';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { StatusNote } from '../status-note/status-note';
import { JobActions } from './job-actions';
import { JOB_PROGRESS_ENGLISH } from './job-progress-labels';
import { useElapsed } from './use-elapsed';

/** Props of {@link JobProgress}; what is not named here goes to the outer `<div>`. */
export interface JobProgressProps extends Omit<ComponentProps<'div'>, 'title' | 'children'> {
  /** `pending` is queued, `streaming` is running. */
  status: Status;
  /** From 0 to 1, where the server tells; else the bar does not say how far it is. */
  progress?: number | undefined;
  /** What the job does. */
  title?: ReactNode;
  /** When it was ordered, in milliseconds since 1970: for a job that is taken up after a reload. Default: when it is first seen to go on. */
  since?: number | undefined;
  /** Why it `failed`. */
  error?: ReplyError | undefined;
  /** Why it was `cancelled`. */
  reason?: CancelReason | undefined;
  /** Offers to end it at its server. */
  onStop?: (() => void) | undefined;
  /** Offers to leave it at its work. */
  onDetach?: (() => void) | undefined;
  /** Offers to order it again, where it failed or was cancelled. */
  onRetry?: (() => void) | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Shows a job as it goes on.
 *
 * @example
 * ```tsx
 * const job = useJob({ url: '/api/jobs' });
 * <JobProgress
 *   title="Summary of 400 pages"
 *   status={job.status}
 *   progress={job.progress}
 *   error={job.error}
 *   reason={job.reason}
 *   onStop={job.stop}
 *   onDetach={job.detach}
 *   onRetry={job.retry}
 * />
 * ```
 */
export function JobProgress({
  status,
  progress,
  title,
  since,
  error,
  reason,
  onStop,
  onDetach,
  onRetry,
  labels,
  className,
  ...rest
}: JobProgressProps) {
  const text = useLabels(JOB_PROGRESS_ENGLISH, labels);
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  const busy = isBusy(status);
  const seconds = useElapsed(busy, since);
  const state = text.jobState(status, reason);
  // A job that is queued has not begun, whatever its server says.
  const share = status === 'streaming' && progress !== undefined ? Math.min(1, progress) : undefined;
  const isIndeterminate = share === undefined;
  const percent = isIndeterminate ? undefined : text.jobShare(share);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      {...rest}
      ref={box}
      role="group"
      tabIndex={-1}
      aria-labelledby={titleId}
      data-slot="dk-job"
      data-status={status}
      className={joinClasses(
        'dk:flex dk:flex-col dk:gap-2 dk:rounded-corner dk:border dk:border-border dk:bg-card dk:p-4 dk:text-body',
        'dk:text-foreground dk:outline-ring dk:focus-visible:outline-2',
        className,
      )}
    >
      <div
        data-slot="dk-job-head"
        className="dk:flex dk:flex-wrap dk:items-baseline dk:gap-x-3 dk:text-note dk:text-muted-foreground"
      >
        <strong
          id={titleId}
          data-slot="dk-job-title"
          className="dk:min-w-0 dk:flex-1 dk:basis-40 dk:text-body dk:font-medium dk:wrap-anywhere dk:text-foreground"
        >
          {title ?? text.job}
        </strong>
        <span data-slot="dk-job-state" role="status" className="dk:font-medium dk:text-foreground">
          {state}
        </span>
        {percent && (
          <bdi data-slot="dk-job-share" aria-hidden="true" className="dk:tabular-nums">
            {percent}
          </bdi>
        )}
        {seconds !== undefined && (busy || seconds > 0) && (
          <bdi data-slot="dk-job-time" role="timer" className="dk:tabular-nums">
            {text.jobTime(seconds)}
          </bdi>
        )}
      </div>
      {busy && (
        <>
          <div
            data-slot="dk-job-bar"
            data-indeterminate={isIndeterminate || undefined}
            role="progressbar"
            aria-labelledby={titleId}
            aria-valuemin={isIndeterminate ? undefined : 0}
            aria-valuemax={isIndeterminate ? undefined : 100}
            aria-valuenow={isIndeterminate ? undefined : Math.floor(share * 100)}
            aria-valuetext={percent ? `${state}, ${percent}` : state}
            className={
              'dk:group/bar dk:h-1.5 dk:overflow-hidden dk:rounded-full dk:bg-muted dk:forced-colors:border'
            }
          >
            <span
              data-slot="dk-job-bar-share"
              style={isIndeterminate ? undefined : { inlineSize: `${share * 100}%` }}
              // What is in the middle is no share, moving or not.
              className={
                'dk:block dk:h-full dk:rounded-full dk:bg-primary dk:forced-colors:bg-[CanvasText] ' +
                'dk:group-data-indeterminate/bar:mx-auto dk:group-data-indeterminate/bar:w-1/3 ' +
                'dk:group-data-indeterminate/bar:animate-caret dk:motion-reduce:animate-none!'
              }
            />
          </div>
          {(onStop || onDetach) && <JobActions box={box} onStop={onStop} onDetach={onDetach} text={text} />}
        </>
      )}
      {(error || status === 'cancelled') && !busy && (
        <StatusNote status={status} error={error} reason={reason} onRetry={onRetry} labels={labels} />
      )}
    </div>
  );
}
