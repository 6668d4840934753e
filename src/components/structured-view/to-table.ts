/** A list in; the columns of a table out, if its items are rows. */

export type Row = Readonly<Record<string, unknown>>;

/** More do not fit side by side. */
const MOST_COLUMNS = 6;

/**
 * The columns, in the order in which they came: one that is there stays. Nothing, where an item is no object, or has
 * something in it that is no text, number or the like. A list that is no table any more never is one again.
 */
export function toColumns(items: readonly unknown[]): readonly string[] | undefined {
  const columns = new Set<string>();
  for (const item of items) {
    if (!isRow(item)) return undefined;
    for (const [name, value] of Object.entries(item)) {
      if (typeof value === 'object' && value !== null) return undefined;
      columns.add(name);
    }
  }
  return columns.size > 0 && columns.size <= MOST_COLUMNS ? [...columns] : undefined;
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
