/** What is known about a failure, field by field. */
import type { StreamError } from 'deltakit';
import { Facts } from './facts';

export function ErrorFacts({ error }: { error: StreamError }) {
  const { kind, phase, code, status, retryable, retryAfterMs, message } = error;
  return (
    <Facts
      facts={{ kind, phase, code, status, retryable: String(retryable), retryAfterMs, message }}
      className="rounded-xl border border-destructive/50 px-3 py-2.5"
    />
  );
}
