/** Esc stops wherever the focus is, also on nothing. What is nearer to the key may take it first. */
import { useEffect } from 'react';

export function useEscape(isBusy: boolean, stop: () => void): void {
  useEffect(() => {
    if (!isBusy) return;
    const press = (event: KeyboardEvent) => {
      // What lies over the page is closed by it.
      if (document.querySelector('dialog[open], :popover-open')) return;
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) stop();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isBusy, stop]);
}
