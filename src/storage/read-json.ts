/** Unknown values in, the same as the type they should have out, with the fields that are known and no others. */
import { StorageError } from './storage-error';

/** @param path where the value stands, such as `messages[3].role` */
export type Read<Value> = (value: unknown, path: string) => Value;

type OptionalKey<Shape> = {
  [Key in keyof Shape]-?: Record<never, never> extends Pick<Shape, Key> ? Key : never;
}[keyof Shape];

type Reads<Shape> = { readonly [Key in keyof Shape]-?: Read<Exclude<Shape[Key], undefined>> };

/** What one who walks a value later has to be able to call itself. */
const DEEPEST = 100;

export function fail(path: string, problem: string): never {
  throw new StorageError({
    kind: 'corrupt',
    path,
    message: `The thread can't be imported: ${path} ${problem}. Nothing of it is kept. Mend the file, or export it again.`,
  });
}

export const readText: Read<string> = (value, path) =>
  typeof value === 'string' ? value : fail(path, 'is no text');

export const readFlag: Read<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : fail(path, 'is no flag');

export const readNumber: Read<number> = (value, path) =>
  Number.isFinite(value) ? Number(value) : fail(path, 'is no number');

/** Any JSON that is not nested too deeply. */
export const readValue: Read<unknown> = (value, path) => {
  checkDepth(value, path, DEEPEST);
  return value;
};

export function readWord<Word extends string>(...words: readonly Word[]): Read<Word> {
  return (value, path) =>
    words.find((word) => word === value) ?? fail(path, `is none of ${words.join(', ')}`);
}

export function readList<Item>(read: Read<Item>, most: number): Read<readonly Item[]> {
  return (value, path) => {
    if (!Array.isArray(value)) return fail(path, 'is no list');
    if (value.length > most) return fail(path, `has more than ${most} items`);
    return value.map((item, index) => read(item, `${path}[${index}]`));
  };
}

/** The fields of an object. */
export const readEntries: Read<[string, unknown][]> = (value, path) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value)
    : fail(path, 'is no object');

/** @param may fields that may be left out */
export function readObject<Shape extends object>(
  must: Reads<Omit<Shape, OptionalKey<Shape>>>,
  may: Reads<Pick<Shape, OptionalKey<Shape>>>,
): Read<Shape> {
  const fields = Object.entries<Read<unknown>>({ ...must, ...may });
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fail(path, 'is no object');
    const given = new Map<string, unknown>(Object.entries(value));
    const known = fields.filter(([key]) => key in must || given.has(key));
    return Object.fromEntries(
      known.map(([key, read]) => [key, read(given.get(key), path ? `${path}.${key}` : key)]),
    ) as Shape;
  };
}

function checkDepth(value: unknown, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth === 0) fail(path, 'is nested too deeply');
  for (const inner of Object.values(value)) checkDepth(inner, path, depth - 1);
}
