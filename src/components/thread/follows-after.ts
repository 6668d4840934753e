/** Whether the person wants to be at the end, read off how the position moved, whatever moved it. */

/** Where a scroll container was when last looked at. */
export interface Position {
  following: boolean;
  top: number;
  /** The furthest it could scroll then. */
  end: number;
}

/** What a browser rounds away; where the page is zoomed, positions are fractions of a pixel. */
export const FRACTION = 0.5;

/** Whether the end is followed after the container moved to `top`. */
export function followsAfter(before: Position, top: number, end: number): boolean {
  const atEnd = end - top <= 1;
  if (top > before.top) return before.following || atEnd;
  if (top > before.top - FRACTION) return before.following;
  // Content that shrank, or a container that grew, pushes the position up to the new end: nobody left it.
  return end < before.end && atEnd;
}
