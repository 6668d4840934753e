'use client';
/** What a thread's replies are shown by, from the `Thread` down to its messages, be they the kit's or an app's own. */
import { type ComponentType, createContext } from 'react';

/** Shows a text that may grow; `Markdown` of `deltakit/markdown` does. */
export type MarkdownView = ComponentType<{
  /** The text so far. */
  text: string;
  /** Whether nothing more comes. */
  isWhole: boolean;
}>;

/** What a thread's replies are shown by. */
export const MarkdownViewContext = /* @__PURE__ */ createContext<MarkdownView | undefined>(undefined);
