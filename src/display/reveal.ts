/** A received reply, and how far it is shown, in; the reply to paint out. It looks at no more text than is new. */
import { type Part, type Reply, withParts } from '../machine/reply';
import { addedSince, noteGrowth } from '../machine/text-growth';
import { findCut } from './graphemes';

/** How far a reply is shown. The parts before `index` are, all of them. */
export interface Shown {
  readonly reply: Reply;
  readonly index: number;
  /** The part there, as it was received. */
  readonly part: Part | undefined;
  /** And as it is shown. */
  readonly painted: Part | undefined;
  /** The units of all that is shown. */
  readonly units: number;
  /** Of the part's text what is not shown yet. */
  readonly rest: string;
}

/** Shows nothing of a reply, and `reply` until there is something of it. */
export function showNothing(reply: Reply): Shown {
  return { reply, index: 0, part: undefined, painted: undefined, units: 0, rest: '' };
}

/** The same with what has come meanwhile: asked for with each step, it need not look at what came before. */
export function follow(shown: Shown, received: Reply): Shown {
  const part = received.parts[shown.index];
  if (!part || part === shown.part) return shown;
  const { painted } = shown;
  const added = shown.part && addedSince(part, shown.part);
  if (added !== undefined) return { ...shown, part, rest: shown.rest + added };
  const start = painted && 'text' in painted ? painted.text.length : 0;
  return { ...shown, part, rest: 'text' in part ? part.text.slice(start) : '' };
}

/**
 * Shows `received` up to `units`, or as far as whole characters allow; the very same object once all of it is shown.
 *
 * @param held the ends that are not shown yet, as more text may join them
 */
export function reveal(shown: Shown, received: Reply, units: number, held?: RegExp): Shown {
  let next = follow(shown, received);
  for (;;) {
    const { index, part, painted, rest } = next;
    if (!part) return { ...next, reply: received };
    const isLast = index === received.parts.length - 1;
    const cut = findCut(rest, 0, units - next.units, isLast ? held : undefined);
    const added = rest.slice(0, cut);
    next = { ...next, units: next.units + cut, rest: rest.slice(cut) };
    if (next.rest) {
      const start = paintStart(part, painted, added);
      const parts = [...received.parts.slice(0, index), ...(start ? [start] : [])];
      return { ...next, painted: start, reply: withParts(received, parts, shown.reply) };
    }
    if (painted && painted !== part && 'text' in part) noteGrowth(part, painted, added);
    if (isLast) return { ...next, painted: part, reply: received };
    next = follow({ ...next, index: index + 1, part: undefined, painted: undefined }, received);
  }
}

/** The start of a part: what is painted of it, and `added`. */
function paintStart(part: Part, painted: Part | undefined, added: string): Part | undefined {
  if (!('text' in part) || !added) return painted;
  if (!painted || !('text' in painted)) return { ...part, text: added };
  const start = { ...part, text: painted.text + added };
  noteGrowth(start, painted, added);
  return start;
}

/** The units of a reply: UTF-16 code units of text and reasoning. */
export function unitsOf({ text, reasoning }: Reply): number {
  return text.length + reasoning.length;
}
