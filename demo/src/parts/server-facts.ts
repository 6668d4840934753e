/** What the demo's server tells about itself: who answers, what it can play, what it saw of a request. */
import type { MockRequest } from 'deltakit/mock';
import { useEffect, useState } from 'react';

/** Who answers. */
export interface ServerInfo {
  upstream: 'mock' | 'relay';
  /** Whose words the relay speaks; OpenAI's where it says nothing. */
  provider?: 'openai' | 'anthropic';
  model?: string;
}

/** A scenario of the mock server. */
export interface ScenarioCard {
  name: string;
  title: string;
  description: string;
  formats?: string[];
  /** It does not end well, or not at once. */
  isFault?: boolean;
}

/** Asked once: a server does not change while a page of it is open. */
let asked: Promise<ServerInfo> | undefined;

/** Who answers, once the server has said so. */
export function useServerInfo(): ServerInfo | undefined {
  const [info, setInfo] = useState<ServerInfo>();
  useEffect(() => {
    let isLeft = false;
    asked ??= getJson<ServerInfo>('/api/_info');
    asked.then(
      (said) => !isLeft && setInfo(said),
      (error: unknown) => {
        asked = undefined;
        console.error('The demo server did not answer.', error);
      },
    );
    return () => {
      isLeft = true;
    };
  }, []);
  return info;
}

/** What the mock server can play. */
export function useScenarios(): readonly ScenarioCard[] {
  const [scenarios, setScenarios] = useState<readonly ScenarioCard[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    getJson<ScenarioCard[]>('/api/_scenarios', abort.signal).then(setScenarios, (error: unknown) => {
      if (!abort.signal.aborted) console.error('The demo server did not answer.', error);
    });
    return () => abort.abort();
  }, []);
  return scenarios;
}

/** All attempts at a request, oldest first, once the server is done with the last. */
export async function fetchAttempts(
  requestId: string,
  signal: AbortSignal,
): Promise<readonly MockRequest[] | undefined> {
  let attempts: MockRequest[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    // The server may notice a moment after the page does.
    await new Promise((resolve) => setTimeout(resolve, 120));
    if (signal.aborted) return undefined;
    const all = await getJson<MockRequest[]>('/api/_requests', signal);
    attempts = all.filter(({ path, key }) => path === '/api/chat/stream' && key === requestId);
    if (attempts.at(-1)?.outcome !== 'running') return attempts;
  }
  return attempts;
}

/** @throws Error where the answer is none */
export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}.`);
  return response.json();
}
