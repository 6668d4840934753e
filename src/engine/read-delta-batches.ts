/** A stream of bytes in, the deltas of each of its chunks together out: framing and wire format in one. */
import { readChunks } from '../bytes/read-chunks';
import type { Delta } from '../deltas/delta';
import { autoFormat } from '../deltas/detect-format';
import { parseEventData } from '../deltas/parse-event-data';
import type { WireFormat } from '../deltas/wire-format';
import { StreamError, type StreamErrorKind } from '../errors';
import { createEventParser } from '../events/create-event-parser';
import { detectFraming } from '../events/detect-framing';
import type { EventParser, StreamEvent } from '../events/stream-event';

export interface FormatOptions {
  /** Default `auto`. */
  format?: 'auto' | WireFormat | undefined;
  contentType?: string | null | undefined;
  /** What a server may send at most, so that it can't fill the memory. Default 64 MiB. */
  maxBytes?: number | undefined;
}

/**
 * Any chunking of the same bytes gives the same deltas. What was read before an error comes before it.
 *
 * @throws StreamError `network`, `malformed`, `too-large`
 */
export async function* readDeltaBatches(
  stream: ReadableStream<Uint8Array> | null,
  { format = 'auto', contentType, maxBytes = 2 ** 26 }: FormatOptions,
  signal?: AbortSignal,
): AsyncGenerator<Delta[], void> {
  const { name, recognises, createDecoder } = format === 'auto' ? autoFormat : format;
  const decoder = createDecoder();
  const batch: Delta[] = [];
  const headDecoder = new TextDecoder();
  /** What came before the framing was clear. */
  const held: Uint8Array[] = [];
  let head = '';
  let byteCount = 0;
  let parser: EventParser | undefined;
  let isStrange = false;
  let isKnown = false;

  function push(bytes: Uint8Array, isWhole: boolean): void {
    byteCount += bytes.length;
    if (byteCount > maxBytes) {
      fail(
        'too-large',
        `The server sent more than ${maxBytes} bytes. Reading stopped. Raise \`maxBytes\` if need be.`,
      );
    }
    if (parser) return parser.push(bytes);
    held.push(bytes);
    parser = open(bytes, isWhole);
    if (parser) for (const one of held.splice(0)) parser.push(one);
  }

  function open(bytes: Uint8Array, isWhole: boolean): EventParser | undefined {
    head += headDecoder.decode(bytes.subarray(0, 64), { stream: true });
    const framing = detectFraming(contentType ?? '', head.trimStart(), isWhole);
    if (framing === 'html') failToRead();
    return framing && createEventParser(framing, take);
  }

  function take(event: StreamEvent): void {
    const deltas = decoder.decode(event);
    batch.push(...deltas);
    isStrange ||= !event.unterminated;
    // An event may be known and mean nothing yet, such as one whose choices are empty.
    isKnown ||= deltas.length > 0 || recognises(event, parseEventData(event));
  }

  function failToRead(): never {
    const what = `The server answered with ${contentType || 'something'}, no reply in ${name}`;
    return fail(
      'malformed',
      `${what}. Nothing can be shown. Check the address, or pass the \`format\` of the server.`,
    );
  }

  try {
    for await (const bytes of readChunks(stream, signal)) {
      push(bytes, false);
      yield batch.splice(0);
    }
    push(new Uint8Array(0), true);
    parser?.end();
    if (isStrange && !isKnown) failToRead();
    batch.push(...(decoder.end?.() ?? []));
  } catch (error) {
    yield batch.splice(0);
    throw error;
  }
  yield batch;
}

function fail(kind: StreamErrorKind, message: string): never {
  throw new StreamError({ kind, message });
}

/** What was thrown, as the one error type. */
export function toStreamError(cause: unknown): StreamError {
  if (cause instanceof StreamError) return cause;
  const message =
    'Reading the reply threw, so it is not whole. See `cause`; mend the wire format that threw.';
  return new StreamError({ kind: 'malformed', message, cause });
}
