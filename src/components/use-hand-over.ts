'use client';
/**
 * Keeps the focus when what has it is replaced, as the buttons of an answer are by those of another one: what comes in
 * its place takes it, at the button that does the same. Where nothing does, the thread has it, and never the page.
 */
import { type RefObject, useLayoutEffect } from 'react';

/** The `data-action` of the button that has just gone with the focus. */
let left: string | undefined;

/**
 * @param box holds buttons with a `data-action`, or has one itself
 * @param turn changes when the box is another one
 */
export function useHandOver(box: RefObject<HTMLElement | null>, turn?: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another box, which nothing here sees
  useLayoutEffect(() => {
    const element = box.current;
    take(element);
    return () => {
      const { activeElement } = document;
      if (!element?.contains(activeElement)) return;
      const log = element.closest<HTMLElement>('[role=log]');
      left = activeElement?.closest('[data-action]')?.getAttribute('data-action') ?? undefined;
      // What comes in its place comes in the same commit.
      queueMicrotask(() => {
        if (document.activeElement === document.body) log?.focus({ preventScroll: true });
        left = undefined;
      });
    };
  }, [box, turn]);
}

function take(element: HTMLElement | null): void {
  const button = left && element?.querySelector<HTMLElement>(`[data-action=${left}]`);
  if (!button) return;
  left = undefined;
  button.focus({ preventScroll: true });
}
