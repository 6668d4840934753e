/** The log, newest at the top, so that it needs no scrolling to be followed. */
import { memo, useSyncExternalStore } from 'react';
import type { EventLog } from './create-event-log';

export const EventList = memo(function EventList({ log }: { log: EventLog }) {
  const entries = useSyncExternalStore(log.subscribe, log.getSnapshot, log.getSnapshot);
  if (entries.length === 0) return <p className="text-sm text-muted-foreground">Nothing has happened yet.</p>;
  return (
    <ol reversed className="flex flex-col gap-0.5 font-mono text-xs">
      {[...entries].reverse().map(({ id, kind, name, atMs, count }) => (
        <li key={id} data-kind={kind} className="group flex gap-3">
          <span className="w-16 shrink-0 text-end text-muted-foreground tabular-nums">
            {formatTime(atMs)}
          </span>
          <span className="group-data-[kind=status]:font-semibold group-data-[kind=status]:text-primary">
            {kind === 'status' ? `→ ${name}` : name}
            {count > 1 && (
              <span className="text-muted-foreground tabular-nums"> ×{count.toLocaleString('en')}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
});

function formatTime(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}
