/**
 * What a part has more than the one that it grew out of. A long text is put together from pieces only when somebody
 * reads it; who follows it, piece by piece, does without.
 */
import type { Part } from './reply';

interface Growth {
  readonly before: Part;
  readonly added: string;
}

const growths = /* @__PURE__ */ new WeakMap<Part, Growth>();

/** Notes that `part` is `before` with `added` behind it. Of each part only the last step is kept. */
export function noteGrowth(part: Part, before: Part, added: string): void {
  growths.delete(before);
  growths.set(part, { before, added });
}

/** What `part` has more than `before`, if it grew out of that in one step. */
export function addedSince(part: Part, before: Part): string | undefined {
  const growth = growths.get(part);
  return growth?.before === before ? growth.added : undefined;
}

/** The texts of two replies' parts: what the later has more, if it is the earlier with something behind it. */
export function textAdded(parts: readonly Part[], before: readonly Part[]): string | undefined {
  let added = '';
  for (let index = 0; index < Math.max(parts.length, before.length); index++) {
    const [part, old] = [parts[index], before[index]];
    // What was added before a text that is there already is not behind it all.
    if (!part || (added && old?.type === 'text')) return undefined;
    if (part === old) continue;
    if (old?.type !== 'text' && part.type !== 'text') continue;
    const more = old ? addedSince(part, old) : part.type === 'text' ? part.text : '';
    if (more === undefined) return undefined;
    added += more;
  }
  return added;
}
