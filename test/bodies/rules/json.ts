/** A body as it is sent in; what all rules of JSON say of it out, and means to read it without knowing its type. */

export type Json = { readonly [key: string]: unknown };

/** As the server gets it. */
export function asSent(body: unknown): Json {
  return asObject(JSON.parse(JSON.stringify(body)));
}

export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function asList(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

export function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that a person could read. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && /\S/.test(value);
}

/** With its padding: https://www.rfc-editor.org/rfc/rfc4648#section-4 */
export function isBase64(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^([A-Za-z\d+/]{4})*([A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(value) &&
    value !== ''
  );
}

/** Whether an address holds bytes of one of these types. */
export function isDataUrl(url: unknown, types: RegExp): boolean {
  const [, type = '', data] = /^data:([^;,]+);base64,(.*)$/s.exec(String(url)) ?? [];
  return types.test(type) && isBase64(data);
}

/**
 * Half a surrogate pair is no text: RFC 8259, section 8.2, calls what then happens unpredictable, and the providers'
 * parsers refuse the body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-8.2
 */
export function findBrokenText(body: unknown): string[] {
  const broken = new Set<string>();
  JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    for (const text of [key, value]) {
      if (typeof text === 'string' && /\p{Surrogate}/u.test(text)) broken.add(`half a character in ${key}`);
    }
    return value;
  });
  return [...broken];
}

/** What stands in a list more than once. */
export function findDoubles(values: readonly unknown[], what: string): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at).map((value) => `${what} twice: ${value}`);
}
