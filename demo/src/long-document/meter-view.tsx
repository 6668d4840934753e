/** The meter's reading: numbers, and the slowest frame of each quarter of a second as a line of bars. */
import { memo, useSyncExternalStore } from 'react';
import type { Meter } from './create-meter';

/** What the bars are measured by: two frames of a screen that shows sixty. */
const FULL_MS = 33.4;
const SHOWN = 120;

export const MeterView = memo(function MeterView({ meter }: { meter: Meter }) {
  const reading = useSyncExternalStore(meter.subscribe, meter.getSnapshot, meter.getSnapshot);
  const { tokens, commits, commitMs, framesPerSecond, frameMs, p95Ms, worstMs, history } = reading;
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-3 gap-x-4 gap-y-2 sm:grid-cols-6">
        <Count name="tokens" value={tokens.toLocaleString('en')} />
        <Count name="commits" value={commits.toLocaleString('en')} />
        <Count name="slowest commit" value={`${commitMs.toFixed(1)} ms`} />
        <Count name="frames a second" value={framesPerSecond.toFixed(0)} />
        <Count name="a frame" value={`${frameMs.toFixed(0)} ms`} />
        <Count name="95 %, worst (ms)" value={`${Math.max(0, p95Ms)}, ${worstMs.toFixed(0)}`} />
      </dl>
      <svg
        viewBox={`0 0 ${SHOWN} 24`}
        preserveAspectRatio="none"
        role="img"
        aria-label="The slowest frame of each quarter of a second"
        className="h-8 w-full rtl:-scale-x-100"
      >
        <line x1="0" x2={SHOWN} y1="12" y2="12" strokeWidth="0.3" className="stroke-border" />
        {history.slice(-SHOWN).map((ms, index) => {
          const height = Math.min(24, (24 * ms) / FULL_MS);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: bars that move on have no identity
              key={index}
              x={index + 0.15}
              y={24 - height}
              width="0.7"
              height={height}
              className={ms > FULL_MS ? 'fill-destructive' : 'fill-primary'}
            />
          );
        })}
      </svg>
    </div>
  );
});

function Count({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-muted-foreground">{name}</dt>
      <dd data-meter={name} className="font-semibold whitespace-nowrap tabular-nums">
        {value}
      </dd>
    </div>
  );
}
