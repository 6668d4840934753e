/**
 * The recorded streams, where they are: `DELTAKIT_CORPUS`, or `../shared/corpus` beside the project.
 * They are read in place.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const CORPUS = resolve(process.env.DELTAKIT_CORPUS ?? '../shared/corpus');

export interface RecordedStream {
  id: string;
  format: string;
  http: { status: number; contentType: string | null };
  expected: {
    outcome: string;
    text: string;
    reasoning: string;
    refusal: string | null;
    toolCalls: { id?: string; name: string; arguments?: string; argumentsText?: string }[];
    finishReason: string | null;
    usage: Record<string, unknown> | null;
  };
  bytes: Uint8Array;
}

/** All recorded streams of a format. */
export function recordedStreams(format: string): RecordedStream[] {
  const folder = join(CORPUS, 'streams');
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    id: string;
    format: string;
  }[];
  return index
    .filter((entry) => entry.format === format)
    .map(({ id }) => {
      const file = ['sse', 'ndjson', 'body'].map((end) => join(folder, `${id}.${end}`)).find(existsSync);
      if (!file) throw new Error(`The recorded stream ${id} has no bytes beside it.`);
      const about = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as Omit<
        RecordedStream,
        'bytes'
      >;
      return { ...about, bytes: new Uint8Array(readFileSync(file)) };
    });
}
