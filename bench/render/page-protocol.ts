/** What the runner and each page agree on: `window.bench`, and the marks in its DOM. Imported for its types and names. */

/** A message that had ended before the stream began. */
export interface PastMessage {
  role: 'user' | 'assistant';
  /** Markdown, for both roles. */
  text: string;
}

/** What every page puts on `window`. */
export interface BenchPage {
  /** Renders the app for the first time, with these messages. */
  mount(history: readonly PastMessage[]): void;
  /** Asks for the document that the address names, and renders its stream. */
  start(): void;
}

/** A frame in which the visible text was another than before. */
export interface Frame {
  /** Milliseconds since 1970, with fractions. */
  time: number;
  /** The end of the visible text. */
  tail: string;
}

declare global {
  interface Window {
    bench: BenchPage;
    /** What `mount` is to show, if anything. */
    past?: readonly PastMessage[];
    /** From `watch-paints.js`, where the runner put it there; long tasks in milliseconds. */
    watched: { frames: Frame[]; longTasks: number[] };
    /** From `watch-keys.js`: milliseconds from each key to the paint that followed it. */
    keyTimes: number[];
  }
}

/** What a person asks, in every page. */
export const PROMPT = 'Please explain, with examples.';

/** The element that holds the streamed message alone. */
export const LIVE_ID = 'bench-live';
