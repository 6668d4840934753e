/**
 * What a stylesheet or a test of an app may count on: the slots of all parts, and the attributes of each, with the values
 * that they can have. Each compound says its own, in `<compound>-data.ts`; a test holds the parts to it.
 */

/** A `flag` is there or not; a list holds all values there are. */
export type DataValue = 'flag' | 'number' | 'text' | readonly string[];

/** By slot, by attribute. */
export type DataContract = Readonly<Record<`dk-${string}`, Readonly<Record<`data-${string}`, DataValue>>>>;

export const STATUSES = ['idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'] as const;
