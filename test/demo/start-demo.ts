/** Starts the demo as `npm run demo` does, on a free port, in a process of its own. Out: where it is, and how to end it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface RunningDemo {
  /** With a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/**
 * @param environment added to this process's own; without it the mock server answers
 * @param flags of the command, besides the place
 */
export async function startDemo(
  environment: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<RunningDemo> {
  const { OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL, ...own } = process.env;
  const child = spawn(
    process.execPath,
    ['scripts/demo.mjs', '--port', '0', '--host', '127.0.0.1', ...flags],
    {
      // Vitest's own settings, such as NODE_ENV=test, are none that a person starts the demo with.
      env: { ...own, NODE_ENV: 'development', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(child, 'exit');
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /deltakit demo: (\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => reject(new Error(`The demo ended before it was up:\n${printed}`)));
  });
  return {
    url,
    async close() {
      child.kill();
      await ended;
    },
  };
}
