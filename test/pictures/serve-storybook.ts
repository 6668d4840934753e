/**
 * The static Storybook over HTTP. In: DELTAKIT_STORYBOOK, a folder that was built just before, as CI does, or the URL of
 * one that runs; else it is built here, into a temporary folder. Out: its URL, and how to end it.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import { promisify } from 'node:util';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export async function serveStorybook(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env.DELTAKIT_STORYBOOK;
  if (given?.startsWith('http')) return { url: given, close: async () => {} };
  const folder = given ? resolve(given) : await buildStorybook();
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname));
    try {
      const body = await readFile(join(folder, path));
      response
        .writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The Storybook has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      if (!given) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function buildStorybook(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deltakit-storybook-'));
  const script = resolve('node_modules/storybook/dist/bin/dispatcher.js');
  const { NODE_ENV, VITEST, ...environment } = process.env;
  await promisify(execFile)(process.execPath, [script, 'build', '--quiet', '-o', folder], {
    env: environment,
  });
  return folder;
}
