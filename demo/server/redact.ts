/** What a server behind the relay said in, the same without the key and without addresses out. */

const REMOVED = '[removed]';

/** Shorter keys are placeholders such as `ollama`: taking them out would only tear holes into replies. */
const SHORTEST_KEY = 12;

/** A key in any of the ways in which providers quote one, also half masked: `sk-proj-ab**********yz`. */
const KEY_LIKE = /\b(?:sk|pk|key)-[\w*-]{6,}|\bBearer\s+\S+/gi;
const URL_LIKE = /\bhttps?:\/\/[^\s"'<>)]+/gi;

/** Makes the function that cleans a message for the page. */
export function createRedactor(apiKey: string | undefined, baseUrl: string): (text: string) => string {
  const { host, hostname } = new URL(baseUrl);
  const secrets = [...(isSecret(apiKey) ? [apiKey] : []), host, hostname];
  return (text) => {
    let clean = text.replace(URL_LIKE, REMOVED);
    for (const secret of secrets) clean = clean.replaceAll(secret, REMOVED);
    return clean.replace(KEY_LIKE, REMOVED);
  };
}

/** Takes the key out of a text for the server's own log, which may know addresses. */
export function removeKey(text: string, apiKey: string | undefined): string {
  return isSecret(apiKey) ? text.replaceAll(apiKey, REMOVED) : text;
}

/** Whether a key is one to keep, rather than a placeholder. */
export function isSecret(apiKey: string | undefined): apiKey is string {
  return apiKey !== undefined && apiKey.length >= SHORTEST_KEY;
}

/**
 * Takes the key out of a stream, also where the network cut it in two. Only what may be the beginning of the key
 * is kept back, so tokens pass at once.
 */
export function redactStream(apiKey: string): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let kept = '';
  return new TransformStream({
    transform(bytes, controller) {
      const text = (kept + decoder.decode(bytes, { stream: true })).replaceAll(apiKey, REMOVED);
      const split = text.length - beginningAtEnd(text, apiKey);
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
function beginningAtEnd(text: string, apiKey: string): number {
  for (let length = Math.min(apiKey.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(apiKey.slice(0, length))) return length;
  }
  return 0;
}
