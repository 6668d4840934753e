'use client';
/** The sources that a text above cites; a `Message` gives those of its reply to what it shows the text by. */
import { createContext, useContext } from 'react';
import type { Reply } from '../../machine/reply';
import type { Labels } from '../labels/labels';

/** What a message gives. */
export interface CitedSources {
  sources: Reply['sources'];
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

const NONE: CitedSources = { sources: [] };

export const SourcesContext = /* @__PURE__ */ createContext(NONE);

/**
 * The sources of the message that this stands in. Numbered from 1, as they are listed.
 *
 * @example
 * ```tsx
 * const sources = useSources();
 * <p>{sources.length} sources</p>
 * ```
 */
export function useSources(): Reply['sources'] {
  return useContext(SourcesContext).sources;
}
