'use client';
/** A compound's own strings in, with what the app says otherwise: by the part's `labels` first, then by a provider's. */
import { createContext, useContext } from 'react';
import type { Labels } from './labels';

/** What a provider above gives. */
export const LabelsContext = /* @__PURE__ */ createContext<Partial<Labels> | undefined>(undefined);

/**
 * The words of a part of one's own: its `labels`, then those of the nearest provider, then these.
 *
 * @param english what a string is where nobody says otherwise
 * @example
 * ```tsx
 * const { send } = useLabels({ send: 'Send' }, undefined);
 * <button>{send}</button>
 * ```
 */
export function useLabels<Own extends object>(english: Own, labels: Partial<Labels> | undefined): Own {
  const provided = useContext(LabelsContext);
  return provided || labels ? ({ ...english, ...provided, ...labels } as Own) : english;
}
