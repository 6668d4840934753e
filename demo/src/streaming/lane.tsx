/** One way to ask: how long one waited for the first words and for all of it, and the reply. */
import { Message } from 'deltakit/components';
import { useId } from 'react';
import { formatTime } from '../parts/format-time';
import { isBusy } from '../parts/is-busy';
import { OwnWords } from '../parts/own-words';
import { ReplyMarkdown } from '../parts/reply-markdown';
import { Stopwatch } from './stopwatch';
import type { LaneState } from './use-lane';

interface LaneProps extends LaneState {
  title: string;
  /** Empty before anything was asked. */
  asked: string;
  /** What the bars are measured by. */
  longestMs: number;
}

export function Lane({ title, asked, longestMs, completion, times }: LaneProps) {
  const id = useId();
  const { status, display, error, reason, attempt } = completion;
  const runsSince = isBusy(status) ? times.startedAt : undefined;
  return (
    <section
      aria-labelledby={id}
      data-lane={title}
      className="flex min-w-0 flex-col gap-4 rounded-2xl border border-border bg-card p-4 sm:p-5"
    >
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <dl className="grid grid-cols-2 gap-4">
        <Time name="first words" ms={times.first} since={runsSince} longestMs={longestMs} />
        <Time name="all of it" ms={times.total} since={runsSince} longestMs={longestMs} />
      </dl>
      {asked && (
        <Message
          role="assistant"
          status={status}
          reply={display}
          error={error}
          reason={reason}
          attempt={attempt}
          onRetry={() => void completion.retry()}
          markdown={ReplyMarkdown}
        />
      )}
    </section>
  );
}

interface TimeProps {
  name: string;
  /** Once it is known. */
  ms: number | undefined;
  /** While it is waited for: since when. */
  since: number | undefined;
  longestMs: number;
}

function Time({ name, ms, since, longestMs }: TimeProps) {
  const share = ms === undefined || longestMs === 0 ? 0 : ms / longestMs;
  return (
    <div className="flex flex-col-reverse gap-1">
      <dt className="text-xs text-muted-foreground">{name}</dt>
      <dd className="flex flex-col gap-2">
        <span
          data-time={name}
          data-ms={ms === undefined ? undefined : Math.round(ms)}
          className="text-2xl font-semibold tracking-tight tabular-nums"
        >
          <OwnWords>
            {ms !== undefined ? formatTime(ms) : since === undefined ? '–' : <Stopwatch since={since} />}
          </OwnWords>
        </span>
        <span aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-muted">
          <span
            className="block h-full origin-left rounded-full bg-primary transition-transform motion-reduce:transition-none rtl:origin-right"
            style={{ transform: `scaleX(${share})` }}
          />
        </span>
      </dd>
    </div>
  );
}
