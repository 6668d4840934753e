/** The fixtures of every format in; streams as frames, to be mutated, out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A valid stream, or one that fails in a known way. */
export interface Seed {
  /** Format and situation, such as `openai-chat/text`. */
  name: string;
  format: string;
  contentType: string;
  frames: readonly Uint8Array[];
}

export function readSeeds(folder = join('test', 'fixtures')): Seed[] {
  return readdirSync(folder).flatMap((format) =>
    readdirSync(join(folder, format)).map((file) => {
      const { contentType, body }: { contentType: string; body: string[] } = JSON.parse(
        readFileSync(join(folder, format, file), 'utf8'),
      );
      const name = `${format}/${file.replace('.json', '')}`;
      return { name, format, contentType, frames: splitFrames(body.join('\n'), contentType) };
    }),
  );
}

/** Events of SSE, lines of NDJSON, and what has no frames in pieces of a few bytes. */
function splitFrames(body: string, contentType: string): Uint8Array[] {
  const frame = /event-stream/.test(contentType)
    ? /.+?(?:\n\n+|$)/gs
    : /json-?l|ndjson/.test(contentType)
      ? /.*\n|.+$/g
      : /.{1,24}/gsu;
  const encoder = new TextEncoder();
  return (body.match(frame) ?? []).map((text) => encoder.encode(text));
}
