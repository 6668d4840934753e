/** What the demo's server tells about itself: who answers, what it can play, what it saw of a request. */
import type { MockRequest } from 'deltakit/mock';
import { useEffect, useState } from 'react';

/** Who answers. */
export interface ServerInfo {
  upstream: 'mock' | 'relay';
  model?: string;
}

/** A scenario of the mock server. */
export interface ScenarioCard {
  name: string;
  title: string;
  description: string;
  formats?: string[];
}

export function useServerFacts(): { info: ServerInfo | undefined; scenarios: readonly ScenarioCard[] } {
  const [info, setInfo] = useState<ServerInfo>();
  const [scenarios, setScenarios] = useState<readonly ScenarioCard[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      setInfo(await getJson<ServerInfo>('/api/_info', abort.signal));
      setScenarios(await getJson<ScenarioCard[]>('/api/_scenarios', abort.signal));
    };
    load().catch((error: unknown) => {
      if (!abort.signal.aborted) console.error('The demo server did not answer.', error);
    });
    return () => abort.abort();
  }, []);
  return { info, scenarios };
}

/** The last request for a reply, once the server is done with it. */
export async function fetchLastRequest(signal: AbortSignal): Promise<MockRequest | undefined> {
  let last: MockRequest | undefined;
  for (let attempt = 0; attempt < 5; attempt++) {
    // The server may notice a moment after the page does.
    await new Promise((resolve) => setTimeout(resolve, 120));
    if (signal.aborted) return undefined;
    const all = await getJson<MockRequest[]>('/api/_requests', signal);
    last = all.filter((request) => request.path === '/api/chat/stream').at(-1);
    if (last?.outcome !== 'running') return last;
  }
  return last;
}

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}.`);
  return response.json();
}
