/** A request that was stopped in, one call to whoever runs it out. Nothing comes of it but that it was made. */
import type { Fetch, RequestSpec } from './open-request';

export interface CancelSpec extends Omit<RequestSpec, 'url' | 'method'> {
  cancel?: string | URL | ((requestId: string) => unknown);
  fetch?: Fetch;
}

export async function tellServer(
  { cancel, headers, credentials, fetch = globalThis.fetch }: CancelSpec,
  requestId: string,
): Promise<void> {
  if (!cancel) return;
  if (typeof cancel === 'function') return void (await cancel(requestId));
  let given = typeof headers === 'function' ? headers() : headers;
  // Without a wait where none is needed: a page that unloads has no time.
  if (given instanceof Promise) given = await given;
  const all = new Headers(given);
  all.set('content-type', 'application/json');
  const body = JSON.stringify({ requestId });
  try {
    // It outlives the page.
    await fetch(cancel, {
      method: 'POST',
      keepalive: true,
      headers: all,
      body,
      ...(credentials && { credentials }),
    });
  } catch {}
}
