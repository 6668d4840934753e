/** What a server behind the relay said in, the same without the keys and without addresses out. */

const REMOVED = '[removed]';

/** Shorter keys are placeholders such as `ollama`: taking them out would only tear holes into replies. */
const SHORTEST_KEY = 12;

/** A key in any of the ways in which providers quote one, also half masked: `sk-proj-ab**********yz`. */
const KEY_LIKE = /\b(?:sk|pk|key|gsk|xai)-[\w*-]{6,}|\bBearer\s+\S+/gi;
const URL_LIKE = /\bhttps?:\/\/[^\s"'<>)]+/gi;

/** Makes the function that cleans a message for the page. */
export function createRedactor(keys: readonly string[], baseUrl: string): (text: string) => string {
  const { host, hostname } = new URL(baseUrl);
  const secrets = [...keys, host, hostname];
  return (text) => {
    let clean = text.replace(URL_LIKE, REMOVED);
    for (const secret of secrets) clean = clean.replaceAll(secret, REMOVED);
    return clean.replace(KEY_LIKE, REMOVED);
  };
}

/** Takes the keys out of a text for the server's own log, which may know addresses. */
export function removeKeys(text: string, keys: readonly string[]): string {
  return keys.reduce((left, key) => left.replaceAll(key, REMOVED), text);
}

/** The keys among what an upstream is sent: those that are long enough to be one, the longest first. */
export function findKeys(
  apiKey: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): readonly string[] {
  const named = Object.entries(headers).filter(([name]) => /auth|key|token|secret|cookie/i.test(name));
  return [apiKey ?? '', ...named.map(([, value]) => value.replace(/^\w+ +/, ''))]
    .filter((key) => key.length >= SHORTEST_KEY)
    .sort((a, b) => b.length - a.length);
}

/**
 * Takes the keys out of a stream, also where the network cut one in two. Only what may be the beginning of a key is
 * kept back, so tokens pass at once.
 */
export function redactStream(keys: readonly string[]): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let kept = '';
  return new TransformStream({
    transform(bytes, controller) {
      const text = removeKeys(kept + decoder.decode(bytes, { stream: true }), keys);
      const split = text.length - Math.max(0, ...keys.map((key) => beginningAtEnd(text, key)));
      kept = text.slice(split);
      if (split > 0) controller.enqueue(encoder.encode(text.slice(0, split)));
    },
    flush(controller) {
      const rest = kept + decoder.decode();
      if (rest) controller.enqueue(encoder.encode(rest));
    },
  });
}

/** How many characters at the end of the text are a beginning of the key. */
function beginningAtEnd(text: string, key: string): number {
  for (let length = Math.min(key.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(key.slice(0, length))) return length;
  }
  return 0;
}
