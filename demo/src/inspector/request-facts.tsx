/** How a request stands: which attempt it is at, when the next one begins, what the server still allows. */

import { Limits } from 'deltakit/components';
import { useEffect, useState } from 'react';
import { Facts } from '../parts/facts';
import type { Stream } from './use-turns';

export function RequestFacts({ stream }: { stream: Stream }) {
  const { requestId, attempt, attempts, retryAt, limits } = stream;
  if (!requestId) return <p className="text-sm text-muted-foreground">Nothing has been asked yet.</p>;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <Facts
        facts={{
          attempt: attempts === undefined ? attempt : `${attempt} of ${attempts}`,
          retryAt: retryAt === undefined ? '–' : <Countdown key={retryAt} until={retryAt} />,
          requestId: <span className="block truncate font-mono text-xs leading-5">{requestId}</span>,
        }}
      />
      <Limits limits={limits} />
    </div>
  );
}

function Countdown({ until }: { until: number }) {
  const [leftMs, setLeftMs] = useState(() => until - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(until - Date.now()), 100);
    return () => clearInterval(timer);
  }, [until]);
  return `${new Date(until).toLocaleTimeString('en', { hour12: false })}, in ${Math.max(0, leftMs / 1000).toFixed(1)} s`;
}
