/**
 * JSON text in, whether its arrays and objects are nested deeper than a limit out: to be asked before it is
 * parsed, since what walks the value later (to compare, copy or show it) calls itself once a level.
 */

/** One pass over the text, none where it is too short to be that deep. Brackets in strings don't count. */
export function isDeeperThan(data: string, depth: number): boolean {
  let open = 0;
  let inString = false;
  for (let i = 0; data.length > depth && i < data.length; i++) {
    const char = data[i];
    if (char === '"') inString = !inString;
    else if (inString) i += char === '\\' ? 1 : 0;
    else if (char === '{' || char === '[') {
      if (++open > depth) return true;
    } else if (char === '}' || char === ']') open--;
  }
  return false;
}
