/** What another tab does: the one that opened it says so in the address, and hears of it over a channel. */
import {
  createThreadWriter,
  indexedDbThreads,
  localStorageThreads,
  type ThreadStorage,
} from 'deltakit/storage';
import { message, thread } from '../storage/saved';

export interface TabJob {
  /** The name of the channel, and of the database. */
  readonly name: string;
  readonly where: 'IndexedDB' | 'localStorage';
  readonly does: 'save' | 'stream' | 'listen';
}

/** How often a tab saves that does nothing else. */
export const SAVES = 40;

export function openStorage({ name, where }: Pick<TabJob, 'name' | 'where'>) {
  return where === 'IndexedDB' ? indexedDbThreads({ name }) : localStorageThreads({ prefix: `${name}:` });
}

/** Saves one message after the other, each time as if there were no others than one's own. */
export async function saveMany(storage: ThreadStorage, who: string): Promise<void> {
  for (let index = 0; index < SAVES; index++)
    await storage.save(thread([message({ id: `${who}-${index}` })]));
}

/** Begins with what the other tab says, so that both begin together. */
function work(job: TabJob): void {
  const channel = new BroadcastChannel(job.name);
  const storage = openStorage(job);
  const say = (what: string) => channel.postMessage(what);
  addEventListener('unhandledrejection', ({ reason }) => say(`failed: ${reason} ${reason.cause}`));
  channel.onmessage = ({ data }) => data === 'close' && close();
  // Held for as long as the tab lives.
  navigator.locks.request(job.name, () => new Promise(() => {}));
  storage.subscribe((id) => say(`heard ${id}`));
  if (job.does === 'stream') stream(job, say);
  if (job.does === 'save') {
    channel.addEventListener('message', async ({ data }) => {
      if (data !== 'go') return;
      await saveMany(storage, 'theirs');
      say('saved');
    });
  }
  say('ready');
}

/** A reply that never ends: one more word every few milliseconds. */
function stream(job: TabJob, say: (what: string) => void): void {
  const writer = createThreadWriter(openStorage(job), {
    delayMs: 200,
    onError: (error) => say(`failed ${error}`),
  });
  let words = 0;
  setInterval(() => {
    words++;
    const parts = [{ type: 'text' as const, text: 'word '.repeat(words) }];
    writer.write(thread([message({ status: 'streaming', parts })], { updatedAt: words }));
    say(`wrote ${words}`);
  }, 10);
}

const job = new URLSearchParams(globalThis.location?.search).get('job');
if (job) work(JSON.parse(job));
