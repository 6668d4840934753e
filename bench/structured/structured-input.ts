/** JSON as models write it, by a seed: records with names, texts, numbers and lists. */
import { seededRandom } from '../../src/mock/seeded-random';

const WORDS = 'harbour lantern “quoted” naïve Größe 流式 🙂 tide, line\nbreak "and" so on — the rest'.split(
  ' ',
);

/** @param length about so many characters: the record that reaches it is the last */
export function structuredInput(length: number, seed = 1): string {
  const random = seededRandom(seed);
  const pick = () => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  const phrase = (words: number) => Array.from({ length: words }, pick).join(' ');
  const records: string[] = [];
  for (let id = 1, written = 0; written < length; id++) {
    const record = JSON.stringify({
      id,
      title: phrase(3),
      score: random(),
      tags: Array.from({ length: Math.floor(random() * 4) }, pick),
      author: {
        name: phrase(2),
        isKnown: random() < 0.5,
        follows: random() < 0.2 ? null : Math.floor(random() * 1e4),
      },
      note: phrase(4 + Math.floor(random() * 24)),
    });
    records.push(record);
    written += record.length + 1;
  }
  return `{"query":"everything","results":[${records.join(',')}]}`;
}

/** Pieces of so many characters; the last is what is left. */
export function cutText(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}
