/**
 * How far a job is, poll after poll, in; the deltas of what is new out. A server says all of the text each time:
 * only what goes on behind the text that was given is given, so no text comes twice, and none is taken back.
 */
import type { Delta } from '../deltas/delta';
import { textDeltas } from '../deltas/parse-event-data';
import type { WireFormat } from '../deltas/wire-format';
import { StreamError } from '../errors';
import { readServerError } from '../server-error';
import { readJobResult } from './read-job-result';
import type { JobStatus } from './read-job-status';

/** The name, and the id, of the data part that says how far a job is, from 0 to 1. */
export const PROGRESS = 'job-progress';

export interface JobReader {
  /** @throws StreamError `malformed` where the result is another text than the one that was given */
  read(status: JobStatus): Delta[];
}

/** @param format of results that are a provider's whole body */
export function createJobReader(format: WireFormat): JobReader {
  let given = '';
  let progress: number | undefined;

  function readProgress(next: number | undefined): Delta[] {
    if (next === undefined || next === progress) return [];
    progress = next;
    return [{ type: 'data-received', name: PROGRESS, id: PROGRESS, value: next }];
  }

  function readPartial(text: string): Delta[] {
    const sure = cutUnsureEnd(text);
    // One that does not go on from what was given is passed over: a later one may, or the result says.
    if (!sure.startsWith(given)) return [];
    const deltas = textDeltas('text-delta', sure.slice(given.length));
    given = sure;
    return deltas;
  }

  function readResult(result: unknown): Delta[] {
    const deltas = readJobResult(result, format);
    const whole = deltas.map((delta) => (delta.type === 'text-delta' ? delta.text : '')).join('');
    // Data, or an error, alone says nothing of the text.
    const isSilent = deltas.length > 0 && deltas.every(({ type }) => /^(data|error)-/.test(type));
    if (!isSilent && !whole.startsWith(given)) throw changed();
    let toSkip = given.length;
    return deltas.flatMap((delta) => {
      if (delta.type !== 'text-delta') return delta;
      const skipped = Math.min(toSkip, delta.text.length);
      toSkip -= skipped;
      return textDeltas('text-delta', delta.text.slice(skipped));
    });
  }

  return {
    read({ phase, progress: told, partialText, result, error }) {
      const isComplete = phase === 'complete';
      const deltas = readProgress(isComplete && progress !== undefined ? 1 : told);
      if (!isComplete) deltas.push(...readPartial(partialText));
      // Where a server gives the text as `partial` to the last, or not again, that is the result.
      else deltas.push(...readResult(result ?? (partialText || given)), { type: 'stream-done' });
      if (phase === 'failed') deltas.push({ type: 'error-reported', ...readServerError(error ?? '') });
      if (phase === 'cancelled') deltas.push({ type: 'reply-cancelled' });
      return deltas;
    },
  };
}

/** Without what may still become something else: white space, which a result may lack, and half a character. */
function cutUnsureEnd(text: string): string {
  let end = text.length;
  while (/[\s\uFFFD\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

function changed(): StreamError {
  return new StreamError({
    kind: 'malformed',
    retryable: true,
    message:
      "The job's result does not go on from its partial text, so what is shown is not it. Retry: the result is there.",
  });
}
