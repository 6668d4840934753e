/** A received reply and how many units of it to show in, the reply to paint out. Pure. */
import { type Part, type Reply, withParts } from '../machine/reply';
import { findCut, type Tail } from './graphemes';

/** How far a reply is painted. */
export interface Cursor {
  /** The part that is being painted; all before it are painted whole. */
  readonly index: number;
  /** Where in that part's text, a grapheme boundary. */
  readonly offset: number;
  /** Units painted in all: UTF-16 code units of text and reasoning. */
  readonly units: number;
}

export const START: Cursor = { index: 0, offset: 0, units: 0 };

/** Moves the cursor on until `units` are painted, or as far as parts and whole characters allow. */
export function advance({ parts }: Reply, cursor: Cursor, units: number, tail: Tail): Cursor {
  let { index, offset, units: painted } = cursor;
  while (index < parts.length) {
    const text = textOf(parts[index]);
    const isLast = index === parts.length - 1;
    const cut = findCut(text, offset, offset + units - painted, isLast ? tail : 'settled');
    painted += cut - offset;
    offset = cut;
    if (cut < text.length || isLast) break;
    index += 1;
    offset = 0;
  }
  return { index, offset, units: painted };
}

/** The reply as far as the cursor; the very same object once all of it is painted. */
export function reveal(reply: Reply, { index, offset }: Cursor, before: Reply): Reply {
  const part = reply.parts[index];
  const isPainted = offset === textOf(part).length;
  if (isPainted && index >= reply.parts.length - 1) return reply;
  const parts = reply.parts.slice(0, isPainted ? index + 1 : index);
  if (part && !isPainted && offset > 0) parts.push({ ...part, text: textOf(part).slice(0, offset) } as Part);
  return withParts(reply, parts, before);
}

/** The units of a reply. */
export function unitsOf({ text, reasoning }: Reply): number {
  return text.length + reasoning.length;
}

function textOf(part: Part | undefined): string {
  return part && 'text' in part ? part.text : '';
}
