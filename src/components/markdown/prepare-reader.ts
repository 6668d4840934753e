/**
 * Runs a reader once while the page has nothing to do. Code that has never run is many times slower, and the first
 * tokens of the first reply would pay for that.
 */
import type { MarkdownReader } from '../../markdown/document';

/** One of each that is common. */
const SAMPLE = [
  '# Heading\n\nText with **strong**, _emphasis_, `code` and a [link](https://example.com).\n\n',
  '- one\n- two **three**\n\n1. first\n2. second\n\n> quote\n\n',
  '| a | b |\n|---|---|\n| 1 | 2 |\n\n```ts\nconst a = 1;\nconst b = 2;\n```\n\n',
  'The end, and *half*',
];

const prepared = /* @__PURE__ */ new WeakSet<MarkdownReader>();

/** @returns how to take that back */
export function prepareReader(reader: MarkdownReader): () => void {
  const { requestIdleCallback, cancelIdleCallback } = globalThis;
  if (prepared.has(reader) || !requestIdleCallback) return () => {};
  const idle = requestIdleCallback(() => {
    prepared.add(reader);
    SAMPLE.reduce((document, text) => reader.append(document, text, false), reader.empty);
  });
  return () => cancelIdleCallback(idle);
}
