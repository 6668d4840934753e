/** The parsers that the framing bench compares, behind one shape: pieces in, a run out that gives all events. */
import { createParser } from 'eventsource-parser';
import { createSseParser } from '../../src/events/sse';

/** What both parsers give; where the server named no event or id, one says so by a default, the other by `undefined`. */
export interface FramedEvent {
  event?: string | undefined;
  data: string;
  id?: string | undefined;
}

export interface Contestant {
  name: string;
  /** What is done here is not measured; the run that it returns is, and can be repeated. */
  prepare(pieces: readonly Uint8Array[]): (onEvent: (event: FramedEvent) => void) => void;
}

export const deltakit: Contestant = {
  name: 'deltakit',
  prepare: (pieces) => (onEvent) => {
    const parser = createSseParser(onEvent);
    for (const piece of pieces) parser.push(piece);
    parser.end();
  },
};

/** Fed as its users must feed it: it takes strings, and a piece may end inside a code point. */
export const eventsourceParser: Contestant = {
  name: 'eventsource-parser',
  prepare: (pieces) => (onEvent) => {
    const decoder = new TextDecoder();
    const parser = createParser({ onEvent });
    for (const piece of pieces) parser.feed(decoder.decode(piece, { stream: true }));
    parser.feed(decoder.decode());
  },
};

/** Its best case: the decoding is given to it for free. */
export const eventsourceParserDecoded: Contestant = {
  name: 'eventsource-parser, decoded before',
  prepare(pieces) {
    const decoder = new TextDecoder();
    const texts = pieces.map((piece) => decoder.decode(piece, { stream: true }));
    return (onEvent) => {
      const parser = createParser({ onEvent });
      for (const text of texts) parser.feed(text);
    };
  },
};

export const CONTESTANTS: readonly Contestant[] = [deltakit, eventsourceParser, eventsourceParserDecoded];
