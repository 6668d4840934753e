/** A received reply and how many units of it to show in, the reply to paint out. Pure. */
import type { Part, Reply } from '../machine/reply';
import { nextBoundary, showableLength, type Tail } from './graphemes';

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
export function advance(reply: Reply, cursor: Cursor, units: number, tail: Tail): Cursor {
  let { index, offset, units: painted } = cursor;
  for (; index < reply.parts.length; index++, offset = 0) {
    const text = textOf(reply.parts[index]);
    const isLast = index === reply.parts.length - 1;
    const wanted = offset + units - painted;
    const end = wanted >= text.length ? text.length : nextBoundary(text, offset, Math.max(offset, wanted));
    const cut = isLast ? Math.min(end, showableLength(text, offset, tail)) : end;
    painted += cut - offset;
    if (cut < text.length || isLast) return { index, offset: cut, units: painted };
  }
  return { index, offset, units: painted };
}

/** The reply as far as the cursor; the very same object once all of it is painted. */
export function reveal(reply: Reply, { index, offset }: Cursor, previous: Reply): Reply {
  const part = reply.parts[index];
  if (!part) return reply;
  const isPainted = offset === textOf(part).length;
  if (isPainted && index === reply.parts.length - 1) return reply;
  const parts = reply.parts.slice(0, isPainted ? index + 1 : index);
  if (!isPainted && offset > 0 && 'text' in part)
    parts.push({ type: part.type, text: part.text.slice(0, offset) });
  return {
    ...reply,
    parts,
    text: reply.text.slice(0, lengthOf(parts, 'text')),
    reasoning: reply.reasoning.slice(0, lengthOf(parts, 'reasoning')),
    toolCalls: keep(previous.toolCalls, reply.toolCalls.slice(0, count(parts, 'tool-call'))),
    sources: keep(previous.sources, reply.sources.slice(0, count(parts, 'source'))),
  };
}

/** The units of a reply. */
export function unitsOf(reply: Reply): number {
  return reply.text.length + reply.reasoning.length;
}

function textOf(part: Part | undefined): string {
  return part && 'text' in part ? part.text : '';
}

function lengthOf(parts: readonly Part[], type: 'text' | 'reasoning'): number {
  return parts.reduce((length, part) => (part.type === type ? length + part.text.length : length), 0);
}

function count(parts: readonly Part[], type: Part['type']): number {
  return parts.reduce((sum, part) => (part.type === type ? sum + 1 : sum), 0);
}

/** The list that was shown before, where it is the same, so that who reads only it is not called again. */
function keep<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && before.every((item, i) => item === now[i]) ? before : now;
}
