/** A body and an app's own fields in, one body out: lists are joined, objects too, and of all else the app's wins. */
export function mergeParams<Body extends object>(body: Body, params: object = {}): Body {
  const own = new Map<string, unknown>(Object.entries(body));
  return {
    ...body,
    ...Object.fromEntries(Object.entries(params).map(([key, value]) => [key, join(own.get(key), value)])),
  };
}

function join(own: unknown, value: unknown): unknown {
  if (Array.isArray(own) && Array.isArray(value)) return [...own, ...value];
  return isObject(own) && isObject(value) ? { ...own, ...value } : value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
