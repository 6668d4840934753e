/** What the benches read: bytes made by a seed, so that every run and every machine has the same ones. */
import { seededRandom } from '../src/mock/seeded-random';

/** Mostly ASCII, as replies in English are, with the typography, accents, scripts and emoji that they hold. */
const TOKENS = [
  ...' the of and to in is that it for as with be on are this by an or from which can not has at'.split(' '),
  ...[
    'stream',
    'ing',
    ' reply',
    ' token',
    ' server',
    ' parse',
    'r',
    '.',
    ',',
    ' \\"',
    '\\"',
    '\\n\\n',
    '**',
    '`',
  ],
  ...[' naïve', ' façade', ' Größe', ' “', '”', ' —', '’s', '…', ' 流', '式', ' ответ', ' 🙂', ' 👩‍💻', ' →'],
];

/**
 * A reply as the OpenAI Chat Completions API streams it: chunks of about 260 bytes, a token each, then `[DONE]`.
 *
 * @param byteLength about so many bytes: the event that reaches it is the last before the end
 */
export function chatStream(byteLength: number, seed = 1): Uint8Array {
  const random = seededRandom(seed);
  const encoder = new TextEncoder();
  const events: Uint8Array[] = [];
  const add = (data: string) => events.push(encoder.encode(`data: ${data}\n\n`));
  for (let length = 0; length < byteLength; length += events.at(-1)?.length ?? 0) {
    add(chatChunk(TOKENS[Math.floor(random() * TOKENS.length)] ?? ''));
  }
  add('[DONE]');
  return join(events);
}

/** One event whose data is one line of this many bytes, with a little of every script in it. */
export function longLine(byteLength: number): Uint8Array {
  const encoder = new TextEncoder();
  const text = encoder.encode(TOKENS.join(' '));
  const value = join(Array(Math.ceil(byteLength / text.length)).fill(text));
  return join([encoder.encode('data: '), value.subarray(0, byteLength - 8), encoder.encode('\n\n')]);
}

/** A chunk of such a reply whose token is this long, in one line, then the end. */
export function longChunk(length: number): Uint8Array {
  const text = TOKENS.join('')
    .repeat(Math.ceil(length / 100))
    .slice(0, length)
    .replace(/\\$/, '');
  return new TextEncoder().encode(`data: ${chatChunk(text)}\n\ndata: [DONE]\n\n`);
}

/** Pieces of one size; the last is what is left. */
export function cutEvenly(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

/** Pieces of 1 to `longest` bytes. */
export function cutRandomly(bytes: Uint8Array, longest: number, seed = 2): Uint8Array[] {
  const random = seededRandom(seed);
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += pieces.at(-1)?.length ?? 0) {
    pieces.push(bytes.subarray(start, start + 1 + Math.floor(random() * longest)));
  }
  return pieces;
}

function chatChunk(content: string): string {
  return `{"id":"chatcmpl-C0ffeeC0ffeeC0ffeeC0ffeeC0ffe","object":"chat.completion.chunk","created":1760000000,"model":"gpt-4o-mini-2024-07-18","system_fingerprint":"fp_0123456789","choices":[{"index":0,"delta":{"content":"${content}"},"logprobs":null,"finish_reason":null}]}`;
}

/** A plain array, as `fetch` gives: the views of a Node `Buffer` are slower, and none come from a network. */
function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    joined.set(part, end);
    end += part.length;
  }
  return joined;
}
