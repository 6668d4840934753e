'use client';
/** Whether an element stands on dark ground, as styles/tokens.css has it, also when that changes. */
import { type RefObject, useEffect, useState } from 'react';

export function useIsDark(element: RefObject<Element | null>): boolean | undefined {
  const [isDark, setDark] = useState<boolean>();
  useEffect(() => {
    const page = document.documentElement;
    const read = () => {
      const { current } = element;
      if (current) setDark(getComputedStyle(current).getPropertyValue('--dk-scheme').trim() === 'dark');
    };
    read();
    const query = matchMedia('(prefers-color-scheme: dark)');
    query.addEventListener('change', read);
    // Where apps set the mode. One that is set on an element further in is read at first, and not watched.
    const watch = new MutationObserver(read);
    for (const place of [page, document.body])
      watch.observe(place, { attributeFilter: ['class', 'data-theme'] });
    return () => {
      query.removeEventListener('change', read);
      watch.disconnect();
    };
  }, [element]);
  return isDark;
}
