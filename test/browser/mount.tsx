/** Puts React elements on the page, and takes them away again. */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

export interface Mounted {
  container: HTMLElement;
  unmount(): void;
}

export function mount(node: ReactNode): Mounted {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  let isMounted = true;
  const unmount = () => {
    if (isMounted) root.unmount();
    isMounted = false;
    container.remove();
  };
  onTestFinished(unmount);
  root.render(node);
  return { container, unmount };
}
