/** What a text says elsewhere of its references: where links lead, and which footnotes there are. */
import { toLabel } from './read-link';

export interface LinkDefinition {
  readonly url: string;
  readonly title: string | undefined;
}

/** Never changes: a text that defines more gets another one. */
export interface Definitions {
  readonly links: ReadonlyMap<string, LinkDefinition>;
  /** The labels of footnotes. */
  readonly notes: ReadonlySet<string>;
  /** Whether nothing more can come; until then a reference without a definition waits for one. */
  readonly isWhole: boolean;
}

export const NO_DEFINITIONS: Definitions = { links: new Map(), notes: new Set(), isWhole: false };

/** What was found in a further stretch of text. The first definition of a label counts. */
export interface Found {
  readonly links: readonly (readonly [label: string, definition: LinkDefinition])[];
  readonly notes: readonly string[];
}

export function define(definitions: Definitions, { links, notes }: Found, isWhole: boolean): Definitions {
  if (links.length + notes.length === 0 && isWhole === definitions.isWhole) return definitions;
  const all = new Map(definitions.links);
  for (const [label, link] of links) if (!all.has(toLabel(label))) all.set(toLabel(label), link);
  return { links: all, notes: new Set([...definitions.notes, ...notes.map(toLabel)]), isWhole };
}
