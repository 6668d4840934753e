/** Parts of a message in, the same with what the arguments of its forming calls say so far out. Each character is read once. */
import { createValueParser, type ValueParser } from '../structured/create-value-parser';
import type { ChatToolCall, MessagePart } from './chat-message';

type CallPart = Extract<MessagePart, { type: 'tool-call' }>;

export type ReadArgs = (parts: readonly MessagePart[]) => readonly MessagePart[];

/** How far the arguments of a call were read. */
interface Reading {
  readonly parser: ValueParser;
  length: number;
}

export function createArgsReader(): ReadArgs {
  const readings = new Map<string, Reading>();
  const seen = new WeakMap<CallPart, CallPart>();

  function read({ id, argsText }: ChatToolCall): unknown {
    const known = readings.get(id);
    const reading =
      known && known.length <= argsText.length ? known : { parser: createValueParser(), length: 0 };
    readings.set(id, reading);
    const added = argsText.slice(reading.length);
    reading.length = argsText.length;
    reading.parser.read(added);
    return reading.parser.value();
  }

  return (parts) =>
    parts.map((part) => {
      if (part.type !== 'tool-call' || part.call.status !== 'forming' || part.call.state !== 'forming')
        return part;
      const made = seen.get(part) ?? { ...part, call: { ...part.call, input: read(part.call) } };
      seen.set(part, made);
      return made;
    });
}
