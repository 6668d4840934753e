/**
 * The parsers that the bench of structured output compares, behind one shape: pieces of JSON in, the whole value out,
 * and on the way the value so far after each piece. What is compared with is not installed with the rest of the
 * project, so its types are written down here.
 */
import { createValueParser } from '../../src/structured/create-value-parser';

export interface Contestant {
  name: string;
  /** @param onValue called with the value so far, after each piece where the contestant gives one */
  parse(pieces: readonly string[], onValue: (value: unknown) => void): unknown;
}

export const deltakit: Contestant = {
  name: 'deltakit',
  parse(pieces, onValue) {
    const parser = createValueParser();
    for (const piece of pieces) onValue(parser.push(piece));
    return parser.end();
  },
};

/** The same, as the hooks use it: to the last character, which copies what is open each time. */
export const deltakitExact: Contestant = {
  name: 'deltakit, exact each time',
  parse(pieces, onValue) {
    const parser = createValueParser();
    for (const piece of pieces) {
      parser.read(piece);
      onValue(parser.value());
    }
    return parser.end();
  },
};

/** What stands in for the types of packages that are not there yet. */
const PACKAGES = {
  jsonriver: 'jsonriver',
  partialJson: 'partial-json',
  streamparser: '@streamparser/json',
};

interface Jsonriver {
  parse(stream: AsyncIterable<string>): AsyncIterable<unknown>;
}

interface PartialJson {
  parse(text: string): unknown;
}

interface Streamparser {
  JSONParser: new (options: {
    emitPartialTokens: boolean;
    emitPartialValues: boolean;
  }) => {
    onValue: (found: { value?: unknown; stack: readonly { value?: unknown }[]; partial?: boolean }) => void;
    write(piece: string): void;
  };
}

/** @throws Error where they are not installed */
export async function loadOthers(): Promise<{ linear: Contestant[]; partialJson: Contestant }> {
  const jsonriver: Jsonriver = await import(PACKAGES.jsonriver);
  const partialJson: PartialJson = await import(PACKAGES.partialJson);
  const streamparser: Streamparser = await import(PACKAGES.streamparser);
  return {
    linear: [
      { name: 'jsonriver', parse: (pieces, onValue) => readWithJsonriver(jsonriver, pieces, onValue) },
      {
        name: '@streamparser/json',
        parse: (pieces, onValue) => readWithStreamparser(streamparser, pieces, onValue, true),
      },
      {
        name: 'the same without partial values',
        parse: (pieces, onValue) => readWithStreamparser(streamparser, pieces, onValue, false),
      },
    ],
    partialJson: {
      name: 'partial-json',
      parse(pieces, onValue) {
        let text = '';
        let value: unknown;
        for (const piece of pieces) {
          text += piece;
          value = partialJson.parse(text);
          onValue(value);
        }
        return value;
      },
    },
  };
}

/** It gives the same object each time, changed. */
async function readWithJsonriver(
  { parse }: Jsonriver,
  pieces: readonly string[],
  onValue: (value: unknown) => void,
): Promise<unknown> {
  let last: unknown;
  for await (const value of parse(streamOf(pieces))) {
    last = value;
    onValue(value);
  }
  return last;
}

async function* streamOf(pieces: readonly string[]): AsyncGenerator<string, void> {
  yield* pieces;
}

/** It tells each value within, which is part of one object that it changes. */
function readWithStreamparser(
  { JSONParser }: Streamparser,
  pieces: readonly string[],
  onValue: (value: unknown) => void,
  isPartial: boolean,
): unknown {
  let root: unknown;
  const parser = new JSONParser({ emitPartialTokens: isPartial, emitPartialValues: isPartial });
  parser.onValue = ({ value, stack, partial }) => {
    if (stack.length === 0 && !partial) root = value;
  };
  for (const piece of pieces) {
    parser.write(piece);
    onValue(root);
  }
  return root;
}
