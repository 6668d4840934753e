/** What `npm run demo` and `npm run mock` say when they can't do what they are asked: one line that says what to do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';

const DEMO = ['scripts/demo.mjs'];
const MOCK = ['--import', 'tsx', 'scripts/mock.ts'];

/** @returns what it printed as an error, without the line's end, once it has ended with code 1 */
async function fail(args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  const { OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL, ...own } = process.env;
  const child = spawn(process.execPath, args, { env: { ...own, ...environment } });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  return said.trimEnd();
}

describe.concurrent('a command that can not do what it is asked says so in one line', {
  timeout: 60_000,
}, () => {
  it.each([
    [[...DEMO, '--port', 'x'], /^--port x is not a port\. Usage: npm run demo -- \[--port N\].*$/],
    [[...DEMO, '--nonsense'], /^Unknown option '--nonsense'.* Usage: npm run demo .*$/],
    [[...MOCK, '--port', '70000'], /^--port 70000 is not a port\. Usage: npm run mock .*$/],
    [[...MOCK, '--speed', '0'], /^--speed 0 is no number above 0\. Usage: .*$/],
    [[...MOCK, '--scenario', 'nope'], /^There is no scenario 'nope'\. There are: long-markdown, .*$/],
  ])('%j', async (args, line) => {
    expect(await fail(args)).toMatch(line);
  });

  it('a port that is taken, and another to try', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const place = ['--port', String(port), '--host', '127.0.0.1'];
    const said = await Promise.all([fail([...DEMO, ...place]), fail([...MOCK, ...place])]);
    server.close();
    expect(said[0]).toMatch(/^The demo can't start: Port \d+ is already in use\. Try another --port\.$/);
    expect(said[1]).toMatch(/^Port \d+ is taken\. Choose another: npm run mock -- --port \d+$/);
  });

  it('an environment that is half set', async () => {
    const said = await fail([...DEMO, '--port', '0'], { OPENAI_BASE_URL: 'http://localhost:11434/v1' });
    expect(said).toMatch(/^The demo can't start: .*OPENAI_MODEL is not.*$/);
  });
});
