/** A real Redis of its own, on a socket in a folder of its own, which keeps nothing behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { ensureRedis } from '../../scripts/ensure-redis.mjs';

export interface StartedRedis {
  /** Where it listens. */
  path: string;
  /** Stops it in the middle of whatever it does: it answers nobody, but no connection breaks. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

export async function startRedis(): Promise<StartedRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'deltakit-redis-'));
  const path = join(folder, 'redis.sock');
  const settings = ['--port', '0', '--unixsocket', path, '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn(ensureRedis(), settings, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    void ended.then(() => reject(new Error(`Redis ended before it was up:\n${printed}`)));
  });
  return {
    path,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async close() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function connectRedis(path: string) {
  const client = createClient({ socket: { path, tls: false } });
  // What fails is seen by who asked.
  client.on('error', () => {});
  await client.connect();
  return client;
}
