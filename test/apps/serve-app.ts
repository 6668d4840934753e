/** A built app in, a real HTTP server out, which answers `/api/` with the mock server of the packed package. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MockServer, MockServerOptions } from 'deltakit/mock';
import { type RunningServer, serveHttp } from '../../scripts/serve-http';
import { appFolder } from './run-tool';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Serves an app that Vite built. */
export async function serveApp(app: string): Promise<RunningServer & { mock: MockServer }> {
  const mock = await createPackedMock();
  const server = await serveHttp(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/')) return mock(request);
    const file = join(appFolder(app), 'dist', pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const content = await readFile(file).catch(() => undefined);
    if (!content) return new Response('There is no such file.', { status: 404 });
    return new Response(new Uint8Array(content), {
      headers: { 'content-type': TYPES[extname(file)] ?? 'text/plain' },
    });
  });
  return { ...server, mock };
}

/** The mock server as an app gets it: by the package's exports. */
export async function createPackedMock(options?: MockServerOptions): Promise<MockServer> {
  const path = createRequire(join(appFolder('.'), 'any.js')).resolve('deltakit/mock');
  const { createMockServer } = (await import(
    /* @vite-ignore */ pathToFileURL(path).href
  )) as typeof import('deltakit/mock');
  return createMockServer(options);
}
