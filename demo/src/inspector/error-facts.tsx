/** What is known about a failure, field by field. */
import type { StreamError } from 'deltakit';

export function ErrorFacts({ error }: { error: StreamError }) {
  const facts = [
    ['kind', error.kind],
    ['phase', error.phase],
    ['code', error.code],
    ['status', error.status],
    ['retryable', String(error.retryable)],
    ['retryAfterMs', error.retryAfterMs],
    ['message', error.message],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-xl border border-destructive/50 px-3 py-2.5 text-sm">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name} className="contents">
              <dt className="text-muted-foreground">{name}</dt>
              <dd data-fact={name} className="wrap-anywhere">
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
