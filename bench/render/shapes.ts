/**
 * Documents that are one huge block, for which "settle at each blank line" is no help: code, a paragraph, a list, a
 * table, a quote. Made from a seed; each line has a number of its own, so that a place in the text is found again.
 */
import { seededRandom } from '../../src/mock/seeded-random';

export const SHAPE_NAMES = ['code', 'paragraph', 'list', 'table', 'quote'] as const;

export type ShapeName = (typeof SHAPE_NAMES)[number];

/** @param length at least so many characters */
export function makeShape(name: ShapeName, length: number, seed = 1): string {
  const words = createWords(seed);
  const { head = '', line } = SHAPES[name];
  let text = head;
  for (let index = 0; text.length < length; index++) text += line(words, index);
  return text;
}

/** `count` words, with Markdown's inline marks where prose has them. */
type Words = (count: number) => string;

const SHAPES: Record<ShapeName, { head?: string; line(words: Words, index: number): string }> = {
  code: {
    head: '```ts\n',
    line: (words, index) => {
      const [name = '', kind = '', field = ''] = words(3)
        .replace(/[^a-z ]/g, '')
        .split(' ');
      return `export const ${name}${index} = (value: ${kind}Options) => value.${field}${index % 7} ?? create('${kind}', ${index});\n`;
    },
  },
  paragraph: { line: (words, index) => `${words(9)} ${index}, ${words(6)}. ` },
  list: { line: (words, index) => `- ${words(7)} ${index}\n` },
  table: {
    head: '| Name | What it is | Number |\n| --- | --- | ---: |\n',
    line: (words, index) => `| ${words(2)} | ${words(5)} | ${index} |\n`,
  },
  quote: { line: (words, index) => `> ${words(9)} ${index}, ${words(4)}\n` },
};

const VOCABULARY =
  'stream reply token server parse frame block settle paint layout style scroll text answer model prompt delta event chunk cursor'.split(
    ' ',
  );

function createWords(seed: number): Words {
  const random = seededRandom(seed);
  const pick = () => VOCABULARY[Math.floor(random() * VOCABULARY.length)] ?? '';
  const dress = (word: string) => {
    const chance = random();
    if (chance < 0.05) return `**${word}**`;
    if (chance < 0.08) return `\`${word}\``;
    return chance < 0.1 ? `*${word}*` : word;
  };
  return (count) => Array.from({ length: count }, () => dress(pick())).join(' ');
}
