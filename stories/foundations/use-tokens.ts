/** The tokens as they are on the page now: read again whenever the toolbar changes what its root says. */
import { useEffect, useState } from 'react';

/** @returns what a token is, such as `tokens('primary')` */
export function useTokens(): (name: string) => string {
  const [, setCount] = useState(0);
  useEffect(() => {
    const update = () => setCount((before) => before + 1);
    const observer = new MutationObserver(update);
    // What the page was told meanwhile.
    update();
    observer.observe(document.documentElement, { attributes: true });
    const media = matchMedia('(prefers-color-scheme: dark)');
    media.addEventListener('change', update);
    return () => {
      observer.disconnect();
      media.removeEventListener('change', update);
    };
  }, []);
  return (name) => getComputedStyle(document.documentElement).getPropertyValue(`--dk-${name}`).trim();
}
