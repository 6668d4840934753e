/**
 * Bytes of SSE in, its events out as they were written, each with what it says: so that they can be looked at, and passed
 * on unchanged with a number of the relay's. Comments are not passed on, nor what else is no event.
 */
import type { Limits } from '../../events/limits';
import { createLineBuffer } from '../../events/line-buffer';
import type { StreamEvent } from '../../events/stream-event';

/** One event. */
export interface EventBlock {
  /** Its lines, without an `id`, each ended by a line feed. */
  readonly text: string;
  readonly event: StreamEvent;
}

export interface BlockSplitter {
  /** @throws StreamError `too-large` */
  push(bytes: Uint8Array): EventBlock[];
  /** The bytes ended. A last event without its blank line counts if it is whole. */
  end(): EventBlock[];
}

export function createBlockSplitter(limits: Limits): BlockSplitter {
  const blocks: EventBlock[] = [];
  let lines: string[] = [];
  const buffer = createLineBuffer((text) => {
    for (const line of text.slice(0, -1).split('\n')) {
      if (line !== '') lines.push(line);
      else close(false);
    }
  }, limits);

  function close(isCut: boolean): void {
    const block = toBlock(lines);
    lines = [];
    if (block && !(isCut && isBroken(block.event.data))) blocks.push(block);
  }

  return {
    push(bytes) {
      buffer.push(bytes);
      return blocks.splice(0);
    },
    end() {
      buffer.end();
      close(true);
      return blocks.splice(0);
    },
  };
}

function toBlock(lines: readonly string[]): EventBlock | undefined {
  const fields = lines.map((line): [name: string, value: string] => {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    return [name, value];
  });
  const data = fields.filter(([name]) => name === 'data').map(([, value]) => value);
  // A gateway may write its error between the events, as plain JSON.
  if (data.length === 0) return toBareError(lines.join('\n'));
  const event = fields.filter(([name]) => name === 'event').at(-1)?.[1] || 'message';
  const kept = lines.filter((_, at) => /^(event|data)$/.test(fields[at]?.[0] ?? ''));
  return { text: `${kept.join('\n')}\n`, event: { event, data: data.join('\n') } };
}

function toBareError(text: string): EventBlock | undefined {
  if (!/^[[{]/.test(text) || isBroken(text)) return undefined;
  const found: unknown = [JSON.parse(text)].flat().find((value) => Object(value).error);
  if (!found) return undefined;
  const data = JSON.stringify(found);
  return { text: `data: ${data}\n`, event: { event: 'message', data } };
}

/** JSON that was cut. */
function isBroken(data: string): boolean {
  if (data.trim() === '[DONE]') return false;
  try {
    JSON.parse(data);
    return false;
  } catch {
    return true;
  }
}
