import type { BlockContext, Line } from '@lezer/markdown';

/** Whether a line is in all containers that are open. The parser knows it, and its types do not say so. */
export function isInside({ depth }: BlockContext, line: Line & { readonly depth?: number }): boolean {
  return line.depth === depth;
}
