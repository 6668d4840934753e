/** Parts of a message in, the same with what the arguments of its forming calls say so far out. Each character is read once. */
import { loadCode } from '../engine/load-code';
import type { ValueParser } from '../structured/create-value-parser';
import type { ChatToolCall, MessagePart } from './chat-message';

type CallPart = Extract<MessagePart, { type: 'tool-call' }>;

/** How far the arguments of a call were read. */
interface Reading {
  readonly parser: ValueParser;
  length: number;
}

/** Its code is fetched with the first call. */
export function createArgsReader(): (parts: readonly MessagePart[]) => readonly MessagePart[] {
  const readings = new Map<string, Reading>();
  const seen = new WeakMap<CallPart, CallPart>();
  let createParser: (() => ValueParser) | undefined;
  let isLoading = false;

  function load(): void {
    isLoading = true;
    loadCode(() => import('../structured/create-value-parser')).then(
      (code) => {
        createParser = code.createValueParser;
      },
      // Arguments that are not shown while they form are no failure: they come whole.
      () => {},
    );
  }

  function read({ id, argsText }: ChatToolCall): unknown {
    const known = readings.get(id);
    const reading =
      known && known.length <= argsText.length
        ? known
        : createParser && { parser: createParser(), length: 0 };
    if (!reading) return undefined;
    readings.set(id, reading);
    const added = argsText.slice(reading.length);
    reading.length = argsText.length;
    return reading.parser.push(added);
  }

  return (parts) =>
    parts.map((part) => {
      if (part.type !== 'tool-call' || part.call.status !== 'forming' || part.call.state !== 'forming')
        return part;
      if (!isLoading) load();
      const made = seen.get(part) ?? { ...part, call: { ...part.call, input: read(part.call) } };
      seen.set(part, made);
      return made;
    });
}
