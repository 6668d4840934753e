/** `npm run mock [-- --port N] [--host H] [--speed S] [--scenario NAME]`: the mock server over HTTP, on its own. */
import { parseArgs } from 'node:util';
import { type MockServerOptions, SCENARIOS } from '../src/mock';
import { serveMock } from './serve-http';

const USAGE =
  'Usage: npm run mock -- [--port 8787] [--host 127.0.0.1] [--speed 1|instant] [--scenario long-markdown]';

try {
  const flags = readFlags();
  const server = await serveMock(flags).catch((error: unknown) => {
    throw new Error(whyNot(error, flags.port, flags.host));
  });
  console.log(`Mock server: ${server.url}  (scenarios: ${server.url}/api/_scenarios, Ctrl+C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => server.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function readFlags(): MockServerOptions & { port: number; host: string } {
  const { port, host, speed, scenario } = parseFlags();
  if (!/^\d+$/.test(port) || Number(port) > 65_535) throw badFlag(`--port ${port} is not a port.`);
  const factor = speed === 'instant' ? Infinity : Number(speed);
  if (!(factor > 0)) throw badFlag(`--speed ${speed} is no number above 0.`);
  if (!Object.hasOwn(SCENARIOS, scenario)) {
    throw badFlag(`There is no scenario '${scenario}'. There are: ${Object.keys(SCENARIOS).join(', ')}.`);
  }
  return { port: Number(port), host, speed: factor, scenario };
}

function parseFlags() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '8787' },
        host: { type: 'string', default: '127.0.0.1' },
        speed: { type: 'string', default: '1' },
        scenario: { type: 'string', default: 'long-markdown' },
      },
    }).values;
  } catch (error) {
    throw badFlag(error instanceof Error ? error.message : String(error));
  }
}

function badFlag(message: string): Error {
  return new Error(`${message} ${USAGE}`);
}

function whyNot(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Choose another: npm run mock -- --port ${port + 1}`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address '${host}'.`;
  return `The mock server can't start: ${error instanceof Error ? error.message : String(error)}`;
}
