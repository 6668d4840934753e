/**
 * `npm run demo [-- --port N]`. In: a clone, with or without node_modules. Out: the demo page with its server in this
 * one process, and the URL it is at.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstall } from './ensure-install.mjs';

const USAGE = 'Usage: npm run demo -- [--port N] [--host NAME]';

try {
  const { port, host } = readFlags();
  ensureInstall();
  await serveDemo(port, host);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function readFlags() {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });
    if (values.port === undefined) return { port: undefined, host: values.host };
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`--port ${values.port} is not a port.`);
    return { port, host: values.host };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

/** @param {number | undefined} port @param {string | undefined} host */
async function serveDemo(port, host) {
  // Vite warns, a line for each file, of imports without extension that a future default of its config loader won't
  // take. The demo's server shares the library's sources, whose imports have none, and Vite's version is pinned.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: fileURLToPath(new URL('../demo/vite.config.ts', import.meta.url)),
    // A port that was asked for is the port or an error; otherwise the next free one will do.
    server: {
      ...(port === undefined ? {} : { port, strictPort: true }),
      ...(host === undefined ? {} : { host }),
    },
    clearScreen: false,
  });
  try {
    await server.listen();
  } catch (error) {
    await server.close();
    throw new Error(
      `The demo can't start: ${error instanceof Error ? error.message : error}. Try another --port.`,
    );
  }
  const urls = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
  console.log(`\ndeltakit demo: ${urls.join('  ')}\nCtrl+C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => server.close().finally(() => process.exit(0)));
}
