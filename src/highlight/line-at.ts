/** Reads a growing list without walking it. In: two lists, or one and a place in it. */
import { type GrowingList, WIDTH } from '../markdown/growing-list';

/** The item at `index`, from 0. */
export function lineAt<T>(list: GrowingList<T>, index: number): T | undefined {
  return chunkAt(list, Math.floor(index / WIDTH))?.[index % WIDTH];
}

/** How many items both begin with. What is the same object in both is not looked into. */
export function countShared<T>(a: GrowingList<T>, b: GrowingList<T>): number {
  if (a === b) return a.length;
  let chunk = 0;
  for (;;) {
    const section = chunk % WIDTH === 0 && chunk > 0 ? a.sections[chunk / WIDTH - 1] : undefined;
    if (section && section === b.sections[chunk / WIDTH - 1]) {
      chunk += section.length;
      if (section.length < WIDTH) break;
      continue;
    }
    const one = chunkAt(a, chunk);
    const other = chunkAt(b, chunk);
    if (!one || !other) break;
    if (one !== other) {
      const shared = countEqual(one, other);
      if (shared < WIDTH) return chunk * WIDTH + shared;
    }
    chunk += 1;
  }
  return Math.min(a.length, b.length, chunk * WIDTH);
}

/** Items 0–31, 32–63 and so on, which the list keeps as arrays. */
function chunkAt<T>({ items, groups, sections }: GrowingList<T>, chunk: number): readonly T[] | undefined {
  if (chunk === 0) return items;
  return chunk < WIDTH ? groups[chunk - 1] : sections[Math.floor(chunk / WIDTH) - 1]?.[chunk % WIDTH];
}

function countEqual<T>(a: readonly T[], b: readonly T[]): number {
  const end = Math.min(a.length, b.length);
  let index = 0;
  while (index < end && a[index] === b[index]) index += 1;
  return index;
}
