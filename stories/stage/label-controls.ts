/**
 * A compound's strings in, a control for each out, and the `labels` that the controls say. A string that is made by a
 * function is a template: `{0}`, `{1}` … stand for what the function is given, and an empty control leaves it as it is.
 */
import type { Labels } from 'deltakit/components';

type Table = object;

/** For `args`: what the strings are by themselves. */
export function labelArgs(english: Table): Record<string, string> {
  return Object.fromEntries(
    Object.entries(english).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
}

/** For `argTypes`: a text field each, in a section of their own. */
export function labelArgTypes(english: Table) {
  return Object.fromEntries(
    Object.entries(english).map(([name, value]) => [
      name,
      {
        control: 'text' as const,
        table: { category: 'Labels' },
        ...(typeof value === 'function' && { description: 'A template: {0}, {1} … are what it is given.' }),
      },
    ]),
  );
}

/** The `labels` that the args of a story say. */
export function readLabels(english: Table, args: object): Partial<Labels> {
  const said = Object.entries(args).flatMap(([name, text]): [string, unknown][] => {
    const own: unknown = Object.entries(english).find(([key]) => key === name)?.[1];
    if (typeof text !== 'string' || own === undefined) return [];
    if (typeof own === 'string') return [[name, text]];
    return text === '' ? [] : [[name, (...values: unknown[]) => fillIn(text, values)]];
  });
  return Object.fromEntries(said);
}

function fillIn(template: string, values: readonly unknown[]): string {
  return template.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)] ?? ''));
}
