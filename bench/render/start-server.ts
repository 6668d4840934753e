/** Starts `serve.ts` and waits for what it says. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ServerMessage } from './serve';
import type { SendLog } from './stream-server';

export interface BenchServer {
  /** Without a slash at its end. */
  url: string;
  /** When the stream of this run has been sent. */
  ended(run: string): Promise<SendLog>;
  close(): void;
}

/** @param pages the folder of the built pages */
export async function startServer(pages: string): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [pages], {
    execArgv: ['--import', 'tsx'],
  });
  const logs = new Map<string, SendLog>();
  const waiting = new Map<string, (log: SendLog) => void>();
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server of the render bench ended: see above.')));
    child.on('message', (message: ServerMessage) => {
      if (message.type === 'listening') return resolve(message.port);
      const { log } = message;
      logs.set(log.run, log);
      waiting.get(log.run)?.(log);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    ended: async (run) => logs.get(run) ?? new Promise((resolve) => waiting.set(run, resolve)),
    close: () => child.kill(),
  };
}
