/** What the mock server saw of a request, attempt by attempt: proof that a stop reached it, and when. */
import type { MockRequest } from 'deltakit/mock';
import { memo, useEffect, useState } from 'react';
import { formatTime } from '../parts/format-time';
import { fetchAttempts } from '../parts/server-facts';

interface ServerViewProps {
  requestId: string | undefined;
  status: string;
  /** The server is asked again for each attempt that has ended. */
  attempt: number | undefined;
}

interface Sighting {
  requestId: string;
  attempts: readonly MockRequest[];
  /** When the page knew of the end, in milliseconds since 1970. */
  endedAt: number;
}

export const ServerView = memo(function ServerView({ requestId, status, attempt = 1 }: ServerViewProps) {
  const [sighting, setSighting] = useState<Sighting>();
  const isBusy = status === 'pending' || status === 'streaming';

  useEffect(() => {
    if (!requestId || (isBusy && attempt === 1)) return;
    const endedAt = Date.now();
    const abort = new AbortController();
    fetchAttempts(requestId, abort.signal).then(
      (attempts) => {
        if (attempts && !abort.signal.aborted) setSighting({ requestId, attempts, endedAt });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) console.error('The server did not say what it saw.', error);
      },
    );
    return () => abort.abort();
  }, [requestId, isBusy, attempt]);

  if (!sighting || sighting.requestId !== requestId) {
    return <p className="text-sm text-muted-foreground">Known when a request has ended.</p>;
  }
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {sighting.attempts.map((request) => (
        <li key={request.id} data-outcome={request.outcome}>
          <p>{describe(request, sighting.endedAt)}</p>
          <p className="text-muted-foreground tabular-nums">{factsOf(request).join(', ')}</p>
        </li>
      ))}
    </ol>
  );
});

function describe(
  { outcome, status, startedAt, endedAt: closedAt, abortedAt }: MockRequest,
  endedAt: number,
): string {
  if (abortedAt !== undefined) {
    const late = Math.max(0, abortedAt - endedAt);
    return `The client left after ${formatTime(abortedAt - startedAt)}. The server knew ${late} ms later, and stopped too.`;
  }
  if (outcome === 'running') return 'The server is still at it.';
  const took = formatTime((closedAt ?? startedAt) - startedAt);
  return status === 200 ? `Played to its end in ${took}.` : `Turned away in ${took}.`;
}

function factsOf({ id, status, deltas, bytes, lastEventId }: MockRequest): string[] {
  return [
    id,
    `HTTP ${status ?? '–'}`,
    ...(lastEventId === undefined ? [] : [`goes on behind event ${lastEventId}`]),
    `${deltas.toLocaleString('en')} deltas`,
    `${bytes.toLocaleString('en')} bytes`,
  ];
}
