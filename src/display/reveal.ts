/** A received reply and how many units of it to show in, the reply to paint out. Pure. */
import { type Part, type Reply, withParts } from '../machine/reply';
import { findCut } from './graphemes';

/**
 * The reply up to `units`, or as far as whole characters allow; the very same object once all of it is shown.
 *
 * @param painted how many units are shown already
 * @param before its lists are kept where they are the same
 * @param held the ends that are not shown yet, as more text may join them
 */
export function reveal(reply: Reply, painted: number, units: number, before: Reply, held?: RegExp): Reply {
  const parts: Part[] = [];
  /** The units of the parts before. */
  let start = 0;
  for (const part of reply.parts) {
    const text = 'text' in part ? part.text : '';
    const isLast = part === reply.parts.at(-1);
    const cut = findCut(text, painted - start, units - start, isLast ? held : undefined);
    if (cut < text.length) {
      if (cut > 0) parts.push({ ...part, text: text.slice(0, cut) } as Part);
      return withParts(reply, parts, before);
    }
    parts.push(part);
    start += text.length;
  }
  return reply;
}

/** The units of a reply: UTF-16 code units of text and reasoning. */
export function unitsOf({ text, reasoning }: Reply): number {
  return text.length + reasoning.length;
}
