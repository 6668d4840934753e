/**
 * Watches a page for what a hostile text may do to it: run a script, open a dialog, leave, ask another site, throw,
 * change what all objects have. Chromium itself is asked about requests, through the DevTools protocol.
 */
import { cdp } from 'vitest/browser';

export interface PageWatch {
  /** What happened since the last time, in words. */
  take(): Promise<string[]>;
  stop(): Promise<void>;
}

declare global {
  interface Window {
    /** Set by the scripts of payloads. */
    __xss?: unknown;
  }
}

const DIALOGS = ['alert', 'confirm', 'prompt', 'print', 'open'] as const;

export async function watchPage(): Promise<PageWatch> {
  const session = cdp();
  let seen: string[] = [];
  const see = (what: string) => {
    seen.push(what);
  };
  const onRequest = ({ request }: { request: { url: string } }) => {
    if (isForeign(request.url)) see(`a request to ${request.url.slice(0, 200)}`);
  };
  const onLeave = ({ url }: { url: string }) => {
    if (url !== 'about:blank') see(`a navigation to ${url.slice(0, 200)}`);
  };
  await session.send('Network.enable');
  await session.send('Page.enable');
  session.on('Network.requestWillBeSent', onRequest);
  session.on('Page.frameRequestedNavigation', onLeave);
  session.on('Page.windowOpen', onLeave);

  const originals = DIALOGS.map((name) => [name, window[name]] as const);
  for (const name of DIALOGS) Object.assign(window, { [name]: () => see(`${name}()`) });
  const { error } = console;
  console.error = (...args: unknown[]) =>
    see(`an error is logged: ${args.map(String).join(' ').slice(0, 300)}`);
  const onError = (event: ErrorEvent) => see(`an error is thrown: ${event.message}`);
  // A link is followed only as far as this; vitest itself listens no further in.
  const onClick = (event: Event) => event.preventDefault();
  window.addEventListener('error', onError);
  window.addEventListener('click', onClick, true);
  window.addEventListener('submit', onClick, true);
  const builtIns = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
  const countKeys = () => builtIns.map((one) => Reflect.ownKeys(one).length).join();
  const keys = countKeys();

  return {
    async take() {
      // A frame for what is lazy, and a message after all those of requests.
      await nextFrame();
      await session.send('Page.getLayoutMetrics');
      if (window.__xss !== undefined) see('a script ran');
      delete window.__xss;
      if (countKeys() !== keys) see('all objects have a new property');
      const taken = seen;
      seen = [];
      return taken;
    },
    async stop() {
      session.off('Network.requestWillBeSent', onRequest);
      session.off('Page.frameRequestedNavigation', onLeave);
      session.off('Page.windowOpen', onLeave);
      for (const [name, original] of originals) Object.assign(window, { [name]: original });
      console.error = error;
      window.removeEventListener('error', onError);
      window.removeEventListener('click', onClick, true);
      window.removeEventListener('submit', onClick, true);
      await session.send('Network.disable');
    },
  };
}

function isForeign(url: string): boolean {
  return !/^(data|blob|about|chrome):/.test(url) && new URL(url).hostname !== location.hostname;
}

export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
