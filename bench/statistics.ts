/** Measurements in, the few numbers out that are quoted of them. */

/** @returns NaN where there are no values */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Between two values it is interpolated, as spreadsheets do. @param share 0 to 1 @returns NaN where there are no values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * How a cost grows with a size: 0 is not at all, 1 in step with it, 2 with its square.
 *
 * @param from size and cost
 * @param to size and cost, of a larger size
 */
export function growthExponent(
  [size, cost]: readonly [number, number],
  [laterSize, laterCost]: readonly [number, number],
): number {
  return Math.log(laterCost / cost) / Math.log(laterSize / size);
}
