/** What a text says elsewhere of its references: where links lead, and which footnotes there are. */
import { createGrowingMap, type GrowingMap } from './growing-map';
import { toLabel } from './read-link';

export interface LinkDefinition {
  readonly url: string;
  readonly title: string | undefined;
}

/** Never changes: a text that defines more gets another one. */
export interface Definitions {
  readonly links: GrowingMap<LinkDefinition>;
  /** By the labels of footnotes. */
  readonly notes: GrowingMap<true>;
  /** Whether nothing more can come; until then a reference without a definition waits for one. */
  readonly isWhole: boolean;
}

export const NO_DEFINITIONS: Definitions = {
  links: createGrowingMap(),
  notes: createGrowingMap(),
  isWhole: false,
};

/** What was found in a further stretch of text. The first definition of a label counts. */
export interface Found {
  readonly links: readonly (readonly [label: string, definition: LinkDefinition])[];
  readonly notes: readonly string[];
}

export function define(definitions: Definitions, found: Found, isWhole: boolean): Definitions {
  const links = found.links.reduce((all, [label, link]) => all.add(toLabel(label), link), definitions.links);
  const notes = found.notes.reduce((all, label) => all.add(toLabel(label), true), definitions.notes);
  const isSame =
    links === definitions.links && notes === definitions.notes && isWhole === definitions.isWhole;
  return isSame ? definitions : { links, notes, isWhole };
}
