/** The shortest wait that is put into words, in milliseconds: those of a shorter one would only flicker. */
const SHORTEST_MS = 1000;

/** Whether a wait is long enough to be told. @param retryAt its end, in milliseconds since 1970 */
export function isLongWait(retryAt: number): boolean {
  return retryAt - Date.now() >= SHORTEST_MS;
}
