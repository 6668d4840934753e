/** Bytes in, deltas out, synchronously: framing and wire format in one. Any chunking gives the same deltas. */
import type { Delta } from '../deltas/delta';
import { describeEvent } from '../deltas/describe-event';
import { parseEventData } from '../deltas/parse-event-data';
import type { DeltaDecoder, WireFormat } from '../deltas/wire-format';
import { StreamError } from '../errors';
import { createEventParser } from '../events/create-event-parser';
import { detectFraming } from '../events/detect-framing';
import { isDeeperThan } from '../events/is-deeper-than';
import { type Limits, tooLarge } from '../events/limits';
import type { EventParser, StreamEvent } from '../events/stream-event';

/** All limits on what is read; past one, the reply fails with `too-large`. */
export interface ReadLimits extends Limits {
  /** All that one reply may be, in bytes. Default 64 MiB. */
  replyBytes?: number | undefined;
  /** How deep the JSON of an event may be nested. Default 1000. */
  jsonDepth?: number | undefined;
}

/** What the attempts of a request share, so that one goes on where the one before broke off. */
export interface ReadSession {
  decoder?: DeltaDecoder;
  /** The last event that the server numbered, and that was read whole. */
  lastEventId?: string;
  /** All numbers of events that were read, where the request may go on. */
  eventIds?: Set<string>;
  /** How long the server asked to wait before somebody comes back, in milliseconds. */
  reconnectMs?: number | undefined;
}

export interface DeltaReader {
  /** What was read since it was last taken. */
  readonly batch: Delta[];
  /** @throws StreamError `malformed`, `too-large` */
  push(bytes: Uint8Array): void;
  /** The bytes ended cleanly. @throws StreamError `malformed`, `too-large` */
  end(): void;
}

/** @param canResume what was not read whole is asked for again, so it does not count */
export function createDeltaReader(
  wire: WireFormat,
  contentType: string,
  limits: ReadLimits,
  session: ReadSession,
  canResume = false,
): DeltaReader {
  const { replyBytes = 2 ** 26, jsonDepth = 1000 } = limits;
  // A request that goes on has been understood before; one that begins anew has not.
  if (!session.lastEventId) delete session.decoder;
  let isKnown = session.decoder !== undefined;
  session.decoder ??= wire.createDecoder();
  const { decoder } = session;
  // A server may repeat the event that it is asked to go on behind, or begin anew.
  const known = new Set(session.eventIds);
  const batch: Delta[] = [];
  const headDecoder = new TextDecoder();
  /** What came before the framing was clear. */
  const held: Uint8Array[] = [];
  let head = '';
  let byteCount = 0;
  let lastId = '';
  let parser: EventParser | undefined;
  /** The first events, until one is known. */
  const strangers = new Set<string>();

  function push(bytes: Uint8Array, isWhole = false): void {
    // What fits counts, wherever the bytes were cut.
    const fitting = bytes.subarray(0, Math.max(0, replyBytes - byteCount));
    byteCount += bytes.length;
    if (parser) parser.push(fitting);
    else {
      held.push(fitting);
      parser = open(fitting, isWhole);
      if (parser) for (const one of held.splice(0)) parser.push(one);
    }
    session.reconnectMs = parser?.retryMs ?? session.reconnectMs;
    if (byteCount > replyBytes) throw tooLarge('The reply', 'replyBytes', replyBytes);
  }

  function open(bytes: Uint8Array, isWhole: boolean): EventParser | undefined {
    head += headDecoder.decode(bytes.subarray(0, 256), { stream: true });
    const framing = wire.framing ?? detectFraming(contentType, head.trimStart(), isWhole);
    if (framing === 'no-reply') failToRead();
    return framing && createEventParser(framing, take, limits);
  }

  function take(event: StreamEvent): void {
    if (event.event !== 'text' && isDeeperThan(event.data, jsonDepth)) {
      throw tooLarge('The nesting of an event', 'jsonDepth', jsonDepth);
    }
    if (event.unterminated && canResume && session.lastEventId) return;
    if (event.id && known.has(event.id)) return;
    const deltas = decoder.decode(event);
    for (const delta of deltas) batch.push(delta);
    if (canResume && event.id && !event.unterminated) number(event.id, deltas.length > 0);
    isKnown ||= deltas.length > 0;
    if (!isKnown && !event.unterminated) greet(event);
  }

  /** An event without a number of its own has that of the one before: nobody could go on behind it. */
  function number(id: string, hasMeaning: boolean): void {
    if (id !== lastId) session.lastEventId = id;
    else if (hasMeaning) delete session.lastEventId;
    lastId = id;
    session.eventIds ??= new Set();
    session.eventIds.add(id);
  }

  /** An event may be known and mean nothing yet, such as one whose choices are empty. */
  function greet(event: StreamEvent): void {
    const json = parseEventData(event);
    isKnown = wire.recognises(event, json);
    if (strangers.size < 3) strangers.add(describeEvent(event, json));
  }

  function failToRead(): never {
    const seen = strangers.size > 0 ? `, but ${[...strangers].join('; ')}` : '';
    const what = `The server answered with ${contentType || 'something'}, no reply in ${wire.name}${seen}`;
    const message = `${what}. Nothing can be shown. Check the address, or pass the \`format\` of the server.`;
    throw new StreamError({ kind: 'malformed', message });
  }

  return {
    batch,
    push,
    end() {
      push(new Uint8Array(0), true);
      parser?.end();
      if (strangers.size > 0 && !isKnown) failToRead();
      batch.push(...(decoder.end?.() ?? []));
    },
  };
}
