/** Whether a value is another one, as far as it has come: texts are cut, lists end early, fields are missing. */
export function isPrefixOf(partial: unknown, whole: unknown): boolean {
  if (typeof partial === 'string') return typeof whole === 'string' && whole.startsWith(partial);
  if (typeof partial !== 'object' || partial === null) return Object.is(partial, whole);
  if (typeof whole !== 'object' || whole === null || Array.isArray(partial) !== Array.isArray(whole))
    return false;
  return Object.entries(partial).every(
    ([key, value]) => Object.hasOwn(whole, key) && isPrefixOf(value, Reflect.get(whole, key)),
  );
}
