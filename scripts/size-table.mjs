/**
 * In: what was weighed. Out: the table of sizes in README.md, between `<!-- sizes -->` and `<!-- /sizes -->`, and which of
 * its rows say something else. The words of a row stand here, its figures are measured.
 */

const BEGIN = '<!-- sizes -->';
const END = '<!-- /sizes -->';
const KIB = 1024;
/** How far a figure may be off: it is rounded, and gzip is not the same everywhere. KiB. */
const TOLERANCE = 0.1;

/** @typedef {{ atOnce: number, inAll: number }} Size in bytes */
/** @typedef {{ entry?: string, has: string, weighed: string, besides?: string }} SizeRow */

/**
 * `weighed` is a name among the budgets of check-size.mjs. A row without an entry is a part of the one above it.
 * @type {readonly SizeRow[]}
 */
export const SIZE_ROWS = [
  { entry: 'deltakit', has: 'the hooks, all five', weighed: 'deltakit, all of it' },
  { has: '`useLLMStream` alone', weighed: 'useLLMStream' },
  { has: '`useLLMStream`, `useCompletion`, `useChat`', weighed: 'those and useChat' },
  {
    entry: 'deltakit/core',
    has: 'the same without React, wire formats, request bodies, errors',
    weighed: 'deltakit/core, all of it',
  },
  { has: '`openaiChat` and `readReply`', weighed: 'openaiChat, readReply' },
  {
    entry: 'deltakit/components',
    has: '`Chat`, and its thirty parts',
    weighed: 'deltakit/components, all of it',
  },
  { has: '`Chat` alone', weighed: 'Chat' },
  { has: '`Thread`, `Message`, `Composer`', weighed: 'Thread, Message, Composer' },
  { entry: 'deltakit/markdown', has: '`Markdown`, with its parser', weighed: 'deltakit/markdown' },
  {
    entry: 'deltakit/code',
    has: '`CodeBlock`, `createFormula`, `createDiagram`',
    weighed: 'deltakit/code',
    besides: '`shiki`; `katex`, `mermaid` if you use them',
  },
  {
    entry: 'deltakit/labels',
    has: 'English, German, Arabic, Japanese: one of them',
    weighed: 'deltakit/labels, German',
  },
  {
    entry: 'deltakit/storage',
    has: 'threads in IndexedDB, `localStorage` or memory; export and import',
    weighed: 'deltakit/storage',
  },
  { has: '`indexedDbThreads` alone', weighed: 'indexedDbThreads' },
  {
    entry: 'deltakit/relay',
    has: '`createRelay`: a server that keeps the key, and replies that survive a reconnect',
    weighed: 'deltakit/relay',
    besides: '`redis`, for several servers',
  },
  { entry: 'deltakit/mock', has: '`createMockServer`, for tests and demos', weighed: 'deltakit/mock' },
  {
    entry: 'deltakit/styles.css',
    has: 'the looks, light and dark, three themes',
    weighed: 'deltakit/styles.css',
  },
  {
    entry: 'a whole chat',
    has: '`useChat`, `Chat` and `Markdown` together',
    weighed: 'useChat, Chat, Markdown',
  },
];

/** @param {string} text @param {ReadonlyMap<string, Size>} sizes @returns {string} README.md with the table anew */
export function writeSizeTable(text, sizes) {
  const { before, after } = cut(text);
  return `${before}\n\n${lines(sizes).join('\n')}\n\n${after}`;
}

/** @param {string} text @param {ReadonlyMap<string, Size>} sizes @returns {string[]} what of the table is not so */
export function staleRows(text, sizes) {
  const written = cut(text).table.trim().split('\n');
  const measured = lines(sizes);
  const how = 'Write them anew: npm run check:size -- --write';
  if (written.length !== measured.length)
    return [`README.md has ${written.length} lines of sizes, not ${measured.length}. ${how}`];
  return measured.flatMap((line, at) =>
    isSame(line, written[at] ?? '') ? [] : [`README.md says ${written[at]}, but it is ${line}. ${how}`],
  );
}

/** @param {string} measured @param {string} written */
function isSame(measured, written) {
  const figures = (/** @type {string} */ line) =>
    [...line.matchAll(/(\d+\.\d) KiB/g)].map(([, figure]) => Number(figure));
  const words = (/** @type {string} */ line) => line.replace(/\d+\.\d KiB/g, 'KiB');
  const others = figures(written);
  return (
    words(measured) === words(written) &&
    figures(measured).every((figure, at) => Math.abs(figure - (others[at] ?? 0)) < TOLERANCE + 1e-9)
  );
}

/** @param {ReadonlyMap<string, Size>} sizes */
function lines(sizes) {
  return [
    '| entry | has | at once | in all | install besides |',
    '| --- | --- | ---: | ---: | --- |',
    ...SIZE_ROWS.map(({ entry, has, weighed, besides = '' }) => {
      const size = sizes.get(weighed);
      if (!size)
        throw new Error(`scripts/size-table.mjs names "${weighed}", which is not among the budgets.`);
      const name = entry === undefined ? '' : entry.startsWith('deltakit') ? `\`${entry}\`` : entry;
      const inAll = size.inAll - size.atOnce > KIB / 2 ? kib(size.inAll) : '';
      return `| ${name} | ${has} | ${kib(size.atOnce)} | ${inAll} | ${besides} |`;
    }),
  ];
}

/** @param {number} bytes */
function kib(bytes) {
  return `${(bytes / KIB).toFixed(1)} KiB`;
}

/** @param {string} text */
function cut(text) {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from === -1 || to < from)
    throw new Error(`README.md has no ${BEGIN} … ${END}, where the sizes belong.`);
  return {
    before: text.slice(0, from + BEGIN.length),
    table: text.slice(from + BEGIN.length, to),
    after: text.slice(to),
  };
}
