/** Bytes in, deltas out: framing and wire format together. Synchronous; any chunking gives the same deltas. */
import type { Delta } from '../deltas/delta';
import { autoFormat } from '../deltas/detect-format';
import type { DeltaDecoder, WireFormat } from '../deltas/wire-format';
import { StreamError } from '../errors';
import { createEventParser } from '../events/create-event-parser';
import { detectFraming } from '../events/detect-framing';
import { DEFAULT_LIMITS, type Limits } from '../events/limits';
import type { EventParser, Framing } from '../events/stream-event';

export interface PipelineOptions {
  /** Default `auto`. */
  format?: 'auto' | WireFormat | undefined;
  contentType?: string | null | undefined;
  limits?: Partial<Limits> | undefined;
}

export interface DeltaPipeline {
  /**
   * Appends to `deltas` what the bytes mean; what was read before an error stays there.
   *
   * @throws StreamError `malformed`, `too-large`
   */
  push(bytes: Uint8Array, deltas: Delta[]): void;
  /** The bytes ended cleanly. @throws StreamError as `push` */
  end(deltas: Delta[]): void;
}

export function createDeltaPipeline({ format, contentType, limits }: PipelineOptions): DeltaPipeline {
  const wireFormat = format === undefined || format === 'auto' ? autoFormat : format;
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  let into: Delta[] = [];
  let parser: EventParser | undefined;
  let decoder: DeltaDecoder | undefined;
  /** What came before the framing was clear. */
  const head: Uint8Array[] = [];

  function open(isWhole: boolean): EventParser | undefined {
    const framing = detectFraming(contentType, decodeHead(head), isWhole);
    if (framing === undefined) return undefined;
    const fitting = fitFraming(wireFormat, framing, contentType);
    const opened = wireFormat.createDecoder(fitting);
    decoder = opened;
    parser = createEventParser(fitting, (event) => into.push(...opened.decode(event)), allLimits);
    for (const bytes of head.splice(0)) parser.push(bytes);
    return parser;
  }

  return {
    push(bytes, deltas) {
      if (bytes.length === 0) return;
      into = deltas;
      if (parser) return parser.push(bytes);
      head.push(bytes);
      open(false);
    },
    end(deltas) {
      if (!parser && head.length === 0) return;
      into = deltas;
      (parser ?? open(true))?.end();
      if (decoder) deltas.push(...decoder.end());
    },
  };
}

function decodeHead(head: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return head.map((bytes) => decoder.decode(bytes.subarray(0, 64), { stream: true })).join('');
}

/** A format may read text as text although it looks like something else; nothing reads a page. */
function fitFraming(
  format: WireFormat,
  framing: Framing | 'html',
  contentType: string | null | undefined,
): Framing {
  if (framing !== 'html' && format.framings.includes(framing)) return framing;
  if (framing !== 'html' && format.framings.includes('text')) return 'text';
  const seen = framing === 'html' ? 'an HTML page' : `${framing} (${contentType || 'no content type'})`;
  throw new StreamError({
    kind: 'malformed',
    message: `The server answered with ${seen}, which the format ${format.name} can't read, so there is no reply. ${
      framing === 'html'
        ? 'Check the address: pages come from routes that do not exist and from proxies and logins.'
        : 'Pass the `format` that the server speaks, or leave it to `auto`.'
    }`,
  });
}
