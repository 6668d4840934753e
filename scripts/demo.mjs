/**
 * `npm run demo [-- --port N] [-- --production]`. In: a clone, with or without node_modules. Out: the demo with its
 * server in this one process, and the URL it is at: from the sources as they are, or built as an app is published.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstall } from './ensure-install.mjs';

const USAGE = 'Usage: npm run demo -- [--port N] [--host NAME] [--production]';

try {
  const flags = readFlags();
  ensureInstall();
  await serveDemo(flags);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** @typedef {{ port: number | undefined; host: string | undefined; production: boolean }} Flags */

/** @returns {Flags} */
function readFlags() {
  const { port: given, host, production = false } = parseFlags();
  if (given === undefined) return { port: undefined, host, production };
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw badFlag(`--port ${given} is not a port.`);
  return { port, host, production };
}

function parseFlags() {
  try {
    const text = /** @type {const} */ ({ type: 'string' });
    return parseArgs({ options: { port: text, host: text, production: { type: 'boolean' } } }).values;
  } catch (error) {
    throw badFlag(messageOf(error));
  }
}

/** @param {Flags} flags */
async function serveDemo({ port, host, production }) {
  // Vite warns, a line for each file, of imports without extension that a future default of its config loader won't
  // take. The demo's server shares the library's sources, whose imports have none, and Vite's version is pinned.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const { build, createServer, preview } = await import('vite');
  // A port that was asked for is the port or an error; otherwise the next free one will do.
  const place = {
    ...(port === undefined ? {} : { port, strictPort: true }),
    ...(host === undefined ? {} : { host }),
  };
  const configFile = fileURLToPath(new URL('../demo/vite.config.ts', import.meta.url));

  const [server, leave] = production ? await startBuilt() : await startSources();
  const urls = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
  console.log(`\ndeltakit demo: ${urls.join('  ')}\nCtrl+C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => leave().finally(() => process.exit(0)));

  /** @returns {Promise<[import('vite').ViteDevServer, () => Promise<void>]>} */
  async function startSources() {
    const server = await createServer({ configFile, server: place, clearScreen: false }).catch(whyNot);
    await server.listen().catch((error) => server.close().then(() => whyNot(error)));
    return [server, () => server.close()];
  }

  /** @returns {Promise<[import('vite').PreviewServer, () => Promise<void>]>} */
  async function startBuilt() {
    // Out of the clone, so that nothing that was built before is served, and nothing is left behind.
    const outDir = mkdtempSync(join(tmpdir(), 'deltakit-demo-'));
    const clear = () => rmSync(outDir, { recursive: true, force: true });
    process.once('exit', clear);
    const startedAt = Date.now();
    process.env.NODE_ENV = 'production';
    console.log('demo: building it for production (about half a minute)');
    await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } }).catch(whyNot);
    console.log(`demo: built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    const server = await preview({ configFile, build: { outDir }, preview: place, logLevel: 'error' }).catch(
      whyNot,
    );
    return [server, () => server.close()];
  }
}

/** @param {unknown} error @returns {never} */
function whyNot(error) {
  const message = messageOf(error)
    .replace(/^\s*Error:\s*/, '')
    .replace(/\.?\s*$/, '.');
  throw new Error(
    `The demo can't start: ${message}${/\bport\b/i.test(message) ? ' Try another --port.' : ''}`,
  );
}

/** @param {string} message */
function badFlag(message) {
  return new Error(`${message} ${USAGE}`);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
