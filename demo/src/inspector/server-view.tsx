/** What the mock server saw of the last request: proof that a stop reached it, and when. */
import type { MockRequest } from 'deltakit/mock';
import { memo, useEffect, useRef, useState } from 'react';
import { fetchLastRequest } from '../server-facts';

interface Sighting {
  request: MockRequest;
  /** When the page knew of the end, in milliseconds since 1970. */
  endedAt: number;
}

export const ServerView = memo(function ServerView({ status }: { status: string }) {
  const [sighting, setSighting] = useState<Sighting>();
  const wasBusy = useRef(false);

  useEffect(() => {
    if (status === 'pending' || status === 'streaming') {
      wasBusy.current = true;
      setSighting(undefined);
      return;
    }
    if (!wasBusy.current) return;
    const endedAt = Date.now();
    const abort = new AbortController();
    fetchLastRequest(abort.signal).then(
      (request) => {
        if (request && !abort.signal.aborted) setSighting({ request, endedAt });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) console.error('The server did not say what it saw.', error);
      },
    );
    return () => abort.abort();
  }, [status]);

  if (!sighting) return <p className="text-sm text-muted-foreground">Known when a request has ended.</p>;
  const { request } = sighting;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p data-outcome={request.outcome}>{describe(sighting)}</p>
      <p className="text-muted-foreground tabular-nums">
        {request.id}, HTTP {request.status ?? '–'}, {request.deltas.toLocaleString('en')} deltas,{' '}
        {request.bytes.toLocaleString('en')} bytes
      </p>
    </div>
  );
});

function describe({ request, endedAt }: Sighting): string {
  const { outcome, startedAt, endedAt: closedAt, abortedAt } = request;
  if (abortedAt !== undefined) {
    const late = Math.max(0, abortedAt - endedAt);
    return `The client left after ${seconds(abortedAt - startedAt)}. The server knew ${late} ms after the stop, and stopped too.`;
  }
  if (outcome === 'running') return 'The server is still at it.';
  return `Played to its end in ${seconds((closedAt ?? startedAt) - startedAt)}.`;
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}
