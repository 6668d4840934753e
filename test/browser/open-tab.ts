/** Opens chat-tab in a frame: a realm of its own, with its own timers, connections and channels. */
import { expect, inject, onTestFinished, vi } from 'vitest';
import type { TabOptions, TabWindow } from './chat-tab';

export interface ChatTab {
  readonly chat: NonNullable<TabWindow['tab']>['chat'];
  texts(): (string | null)[];
  statuses(): (string | undefined)[];
  /** What the server plays for it from now on. */
  play(scenario: string): void;
  /** Takes the page away as it is: nothing in it is unmounted. */
  kill(): void;
}

/** Vitest has every `import()` go through a function of the page that runs the tests. */
const RUNNER = 'globalThis.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() };';

let count = 0;

/** A database and a thread that no other test has. */
export function newThread(): TabOptions & { mark: string } {
  const mark = `tab=${Date.now()}-${count++}`;
  const url = `${inject('mockUrl')}/api/chat/stream?speed=4&${mark}`;
  const name = `chat-test-${mark}`;
  onTestFinished(() => void indexedDB.deleteDatabase(name));
  return { url, name, threadId: 'one', mark };
}

/** @returns once its thread is read */
export async function openTab(options: TabOptions): Promise<ChatTab> {
  const frame = document.createElement('iframe');
  frame.name = JSON.stringify(options);
  const { href } = new URL('./chat-tab.tsx', import.meta.url);
  frame.srcdoc = `<!doctype html><body><script>${RUNNER}</script><script type="module" src="${href}"></script>`;
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const page = () => {
    const own: TabWindow | null = frame.contentWindow;
    return own?.tab;
  };
  await vi.waitUntil(() => page()?.chat.isLoading === false, { timeout: 10_000 });
  const items = () => [...(frame.contentDocument?.querySelectorAll('li') ?? [])];
  return {
    get chat() {
      const tab = page();
      expect(tab).toBeDefined();
      return tab!.chat;
    },
    texts: () => items().map(({ textContent }) => textContent),
    statuses: () => items().map(({ dataset }) => dataset.status),
    play: (scenario) => page()?.play(scenario),
    kill: () => frame.remove(),
  };
}
