'use client';
/**
 * A text in, on the clipboard out, and for a while how that went. Where the browser does not let a page copy, what the
 * text stands in is selected, for the person to copy.
 */
import { useEffect, useState } from 'react';

/** How a copy went, while that is news. */
export type CopyResult = 'copied' | 'failed';

/** What {@link useCopy} gives. */
export interface Copy {
  result: CopyResult | undefined;
  /**
   * @param text what to copy
   * @param source what holds it on the page, to be selected where it can't be copied
   */
  copy(text: string, source: Element | null): Promise<void>;
}

const SHOWN_MS = { copied: 2000, failed: 8000 };

/**
 * Copies a text, and says for a while how that went.
 *
 * @example
 * ```tsx
 * const { copy, result } = useCopy();
 * <button onClick={(event) => void copy(message.text, event.currentTarget)}>
 *   {result === 'copied' ? 'Copied' : 'Copy'}
 * </button>
 * ```
 */
export function useCopy(): Copy {
  const [result, setResult] = useState<CopyResult>();
  useEffect(() => {
    if (!result) return;
    const timer = setTimeout(setResult, SHOWN_MS[result], undefined);
    return () => clearTimeout(timer);
  }, [result]);
  return {
    result,
    copy: async (text, source) => setResult((await write(text, source)) ? 'copied' : 'failed'),
  };
}

async function write(text: string, source: Element | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, no focus, or a page without https: a selection can still be copied, by the page or the person.
    const selection = getSelection();
    if (!selection || !source) return false;
    selection.selectAllChildren(source);
    return document.execCommand('copy');
  }
}
