/** A source of bytes in, the deltas of each of its chunks together out: framing and wire format in one. */
import { readChunks } from '../bytes/read-chunks';
import { readResponseError } from '../bytes/read-response-error';
import type { Delta } from '../deltas/delta';
import { describeEvent } from '../deltas/describe-event';
import { parseEventData } from '../deltas/parse-event-data';
import type { WireFormat } from '../deltas/wire-format';
import { StreamError } from '../errors';
import { createEventParser } from '../events/create-event-parser';
import { detectFraming } from '../events/detect-framing';
import { isDeeperThan } from '../events/is-deeper-than';
import { type Limits, tooLarge } from '../events/limits';
import type { EventParser, StreamEvent } from '../events/stream-event';

/** Where bytes come from. */
export type ByteSource = Response | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** All limits on what is read; past one, the reply fails with `too-large`. */
export interface ReadLimits extends Limits {
  /** All that one reply may be, in bytes. Default 64 MiB. */
  replyBytes?: number | undefined;
  /** How deep the JSON of an event may be nested. Default 1000. */
  jsonDepth?: number | undefined;
}

export interface ReadOptions {
  /** Default `auto`, whose code is fetched when it is first used. */
  format?: 'auto' | WireFormat | undefined;
  /** Of a source that is no `Response`. */
  contentType?: string | null | undefined;
  /** What a server may send at most, so that it can't fill the memory. */
  limits?: ReadLimits | undefined;
  /** Ends the reading. */
  signal?: AbortSignal | undefined;
}

/**
 * Any chunking of the same bytes gives the same deltas. What was read before an error comes before it.
 *
 * @throws StreamError `network`, `malformed`, `too-large`; `http` or `rate-limit` for a `Response` that is
 * not a success
 */
export async function* readDeltaBatches(
  source: ByteSource,
  { format = 'auto', contentType, limits = {}, signal }: ReadOptions,
): AsyncGenerator<Delta[], void> {
  const stream = 'headers' in source ? source.body : toStream(source);
  if ('headers' in source) {
    if (!source.ok) throw await readResponseError(source);
    contentType ??= source.headers.get('content-type');
  }
  const wire = format === 'auto' ? (await import('../deltas/detect-format')).autoFormat : format;
  const { name, recognises, createDecoder } = wire;
  const decoder = createDecoder();
  const { replyBytes = 2 ** 26, jsonDepth = 1000 } = limits;
  const batch: Delta[] = [];
  const headDecoder = new TextDecoder();
  /** What came before the framing was clear. */
  const held: Uint8Array[] = [];
  let head = '';
  let byteCount = 0;
  let parser: EventParser | undefined;
  /** The first events, until one is known. */
  const strangers: string[] = [];
  let isKnown = false;

  function push(bytes: Uint8Array, isWhole: boolean): void {
    byteCount += bytes.length;
    if (byteCount > replyBytes) throw tooLarge('The reply', 'replyBytes', replyBytes);
    if (parser) return parser.push(bytes);
    held.push(bytes);
    parser = open(bytes, isWhole);
    if (parser) for (const one of held.splice(0)) parser.push(one);
  }

  function open(bytes: Uint8Array, isWhole: boolean): EventParser | undefined {
    head += headDecoder.decode(bytes.subarray(0, 64), { stream: true });
    const framing = wire.framing ?? detectFraming(contentType ?? '', head.trimStart(), isWhole);
    if (framing === 'html') failToRead();
    return framing && createEventParser(framing, take, limits);
  }

  function take(event: StreamEvent): void {
    if (event.event !== 'text' && isDeeperThan(event.data, jsonDepth)) {
      throw tooLarge('The nesting of an event', 'jsonDepth', jsonDepth);
    }
    const deltas = decoder.decode(event);
    batch.push(...deltas);
    isKnown ||= deltas.length > 0;
    if (isKnown || event.unterminated) return;
    const json = parseEventData(event);
    // An event may be known and mean nothing yet, such as one whose choices are empty.
    isKnown = recognises(event, json);
    if (strangers.length < 3) strangers.push(describeEvent(event, json));
  }

  function failToRead(): never {
    const seen = strangers.length > 0 ? `, but ${strangers.join('; ')}` : '';
    const what = `The server answered with ${contentType || 'something'}, no reply in ${name}${seen}`;
    const message = `${what}. Nothing can be shown. Check the address, or pass the \`format\` of the server.`;
    throw new StreamError({ kind: 'malformed', message });
  }

  try {
    for await (const bytes of readChunks(stream, signal)) {
      push(bytes, false);
      yield batch.splice(0);
    }
    push(new Uint8Array(0), true);
    parser?.end();
    if (strangers.length > 0 && !isKnown) failToRead();
    batch.push(...(decoder.end?.() ?? []));
  } catch (error) {
    yield batch.splice(0);
    throw error;
  }
  yield batch;
}

/** A stream can be cancelled while it hangs; an iteration can't. */
function toStream(
  source: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): ReadableStream<Uint8Array> {
  if ('getReader' in source) return source;
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      void iterator.return?.();
    },
  });
}
