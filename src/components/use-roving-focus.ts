'use client';
/**
 * Lets a row or a list of controls be one stop of the Tab key: arrows go from one item to the next, Home and End to the
 * first and the last. An item may have several controls; those of the one that was focused last are Tab stops.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const CONTROLS = 'button, a[href], input, select';

/** Props for the element that holds the items. */
export interface RovingFocus {
  onFocus(event: FocusEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** How far each key leads. */
const STEPS: Record<'inline' | 'mirrored' | 'block', Readonly<Record<string, number>>> = {
  inline: { ArrowRight: 1, ArrowLeft: -1 },
  mirrored: { ArrowRight: -1, ArrowLeft: 1 },
  block: { ArrowDown: 1, ArrowUp: -1 },
};

/**
 * @param box what holds the items
 * @param items a selector of them
 * @param axis the arrows that lead through them; left and right follow the direction of the text
 */
export function useRovingFocus(
  box: RefObject<HTMLElement | null>,
  items: string,
  axis: 'inline' | 'block',
): RovingFocus {
  const current = useRef<Element>(undefined);
  const find = () => [...(box.current?.querySelectorAll<HTMLElement>(items) ?? [])];

  function settle() {
    const all = find();
    const one =
      all.find((item) => item === current.current) ??
      all.find((item) => item.querySelector('[aria-current]')) ??
      all[0];
    for (const item of all) for (const control of controlsOf(item)) control.tabIndex = item === one ? 0 : -1;
  }

  // After each render: items come and go.
  useEffect(settle);

  return {
    onFocus({ target }) {
      current.current = find().find((item) => item.contains(target));
      settle();
    },
    onKeyDown(event) {
      const { key, target } = event;
      // A field has its own use for these keys.
      if (!box.current || target instanceof HTMLInputElement) return;
      const all = find().filter((item) => getComputedStyle(item).display !== 'none');
      const isMirrored = axis === 'inline' && getComputedStyle(box.current).direction === 'rtl';
      const step = STEPS[isMirrored ? 'mirrored' : axis][key];
      const at = all.findIndex((item) => item.contains(target as Node));
      const next = key === 'Home' ? all[0] : key === 'End' ? all.at(-1) : step && all[at + step];
      if (!next) return;
      event.preventDefault();
      controlsOf(next)[0]?.focus();
    },
  };
}

function controlsOf(item: HTMLElement): readonly HTMLElement[] {
  return item.matches(CONTROLS) ? [item] : [...item.querySelectorAll<HTMLElement>(CONTROLS)];
}
