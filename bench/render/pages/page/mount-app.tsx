/** Puts a React app behind `window.bench`: it is rendered with the history, and asks when the runner says so. */
import { type ComponentType, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { PastMessage } from '../../page-protocol';
import './frame.css';

export interface AppProps {
  history: readonly PastMessage[];
}

export function mountApp(App: ComponentType<AppProps>): void {
  const element = document.getElementById('root');
  if (!element) throw new Error('The page has no #root.');
  window.bench = {
    mount: (history) => createRoot(element).render(<App history={history} />),
    start: () => ask?.(),
  };
}

let ask: (() => void) | undefined;

/** What the app does when a person asks. */
export function useStart(start: () => void): void {
  useEffect(() => {
    ask = start;
  }, [start]);
}
