/** The server's own process, so that its CPU is not the page's. It tells its parent where it listens and what it sent. */
import type { AddressInfo } from 'node:net';
import { createStreamServer, type SendLog } from './stream-server';

/** What this process tells the one that forked it. */
export type ServerMessage = { type: 'listening'; port: number } | { type: 'ended'; log: SendLog };

const server = createStreamServer({
  pages: process.argv[2] ?? '.',
  onEnd: (log) => tell({ type: 'ended', log }),
});
server.listen(0, '127.0.0.1', () => tell({ type: 'listening', port: portOf(server.address()) }));
process.once('disconnect', () => process.exit());

function tell(message: ServerMessage): void {
  process.send?.(message);
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
