/** Starts the mock server over real HTTP, once for the whole run. Out: `inject('mockUrl')`, without a slash at its end. */
import type { TestProject } from 'vitest/node';
import { serveMock } from '../../scripts/serve-http';

declare module 'vitest' {
  interface ProvidedContext {
    mockUrl: string;
  }
}

export default async function startMockServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await serveMock({ port: 0 });
  project.provide('mockUrl', server.url.replace(/\/$/, ''));
  return () => server.close();
}
