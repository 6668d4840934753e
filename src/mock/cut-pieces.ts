/**
 * Pieces of a body in, the same bytes in pieces of one size out, wherever that cuts: in the middle of an event or of a
 * character. What does not fill a piece waits for more, and goes out before the end or the break.
 */

/** Gives the next bytes; nothing at the end. It throws where the connection breaks. */
export type NextPiece = () => Promise<Uint8Array | undefined>;

/** @param size in bytes, above 0 */
export function cutPieces(next: NextPiece, size: number): NextPiece {
  let held = new Uint8Array();
  /** How the body ended, once it has. */
  let ending: { error?: unknown } | undefined;

  return async () => {
    while (!ending && held.length < size) {
      try {
        const more = await next();
        if (more) held = join(held, more);
        else ending = {};
      } catch (error) {
        ending = { error };
      }
    }
    const piece = held.slice(0, size);
    held = held.slice(size);
    if (piece.length > 0) return piece;
    if (ending && 'error' in ending) throw ending.error;
    return undefined;
  };
}

function join(before: Uint8Array, after: Uint8Array) {
  const all = new Uint8Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
