/** Starts a relay in a process of its own. Out: where it is, what it logs, and how to end it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RelayLogEntry } from 'deltakit/relay';

export interface RelayProcess {
  url: string;
  log: RelayLogEntry[];
  /** All that it printed. */
  printed(): string;
  /** Ends it at once, as a machine that fails does. */
  close(): Promise<void>;
}

export async function startRelayProcess(environment: Record<string, string>): Promise<RelayProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/relay/relay-process.ts'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const log: RelayLogEntry[] = [];
  let printed = '';
  let line = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const lines = (line + chunk.toString()).split('\n');
      line = lines.pop() ?? '';
      for (const one of lines) {
        if (one.startsWith('{')) log.push(JSON.parse(one));
        else if (one.startsWith('relay: ')) resolve(one.slice('relay: '.length));
      }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    void ended.then(() => reject(new Error(`The relay ended before it was up:\n${printed}`)));
  });
  return {
    url,
    log,
    printed: () => printed,
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
