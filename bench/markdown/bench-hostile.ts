/**
 * Texts that are made to be slow, at doubling lengths: how long each takes to be read whole, to be read in a hundred
 * pieces, and to be rendered. `growth` is how much longer twice the text takes: 2 is linear, 4 is a square.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Markdown } from 'deltakit/markdown';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createMarkdownReader } from '../../src/markdown/document';
import { formatTable } from '../format-table';
import { measureInterleaved } from '../measure';

interface Payload {
  id: string;
  note: string | null;
  generator?: { repeat: string; suffix: string };
  /** How often it is repeated, each time twice as often. */
  scaleCounts?: number[];
}

const PIECES = 100;

const { advance, empty } = createMarkdownReader({ hasMath: true, extensions: [] });

const TASKS: Record<string, (text: string) => void> = {
  'read whole': (text) => void advance(empty, text, true),
  [`read in ${PIECES} pieces`]: (text) => {
    const size = Math.ceil(text.length / PIECES);
    let document = empty;
    for (let end = size; end < text.length + size; end += size) {
      document = advance(document, text.slice(0, end), end >= text.length);
    }
  },
  rendered: (text) => void renderToStaticMarkup(createElement(Markdown, { text })),
};

export async function benchHostile({ isQuick }: { isQuick: boolean }): Promise<void> {
  const payloads = readPayloads();
  if (payloads.length === 0) {
    console.log('hostile: no texts; set DELTAKIT_CORPUS to the folder that holds xss/payloads.json');
    return;
  }
  for (const [name, task] of Object.entries(TASKS)) {
    const rows = [];
    for (const { note, id, generator, scaleCounts } of payloads) {
      const counts = isQuick ? scaleCounts.slice(0, 3) : scaleCounts;
      const texts = counts.map((count) => generator.repeat.repeat(count) + generator.suffix);
      const times = await measureInterleaved(
        texts.map((text) => () => task(text)),
        3,
        1,
      );
      const growth = ((times.at(-1) ?? 0) / (times[0] ?? 0)) ** (1 / (times.length - 1));
      rows.push([note ?? id, ...times.map((ms) => ms.toFixed(2)), growth.toFixed(2)]);
    }
    const lengths = Array.from({ length: rows[0] ? rows[0].length - 2 : 0 }, (_, at) => `× ${2 ** at}`);
    console.log(`\nHostile texts ${name}, ms by length\n`);
    console.log(formatTable(['text', ...lengths, 'growth'], rows));
  }
}

function readPayloads(): Required<Payload>[] {
  const file = resolve(process.env.DELTAKIT_CORPUS ?? '../shared/corpus', 'xss/payloads.json');
  if (!existsSync(file)) return [];
  const { payloads } = JSON.parse(readFileSync(file, 'utf8')) as { payloads: Payload[] };
  return payloads.filter(
    (payload): payload is Required<Payload> => !!payload.scaleCounts && 'repeat' in (payload.generator ?? {}),
  );
}
