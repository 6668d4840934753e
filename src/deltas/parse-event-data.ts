/** What the formats share: an event's JSON, its fields read without trust, and the ends that all of them know. */
import { StreamError } from '../errors';
import type { StreamEvent } from '../events/stream-event';
import { readServerError } from '../server-error';
import type { Delta, FinishReason, ReplyFile, Source, Usage } from './delta';

/** An object with unknown fields, as JSON gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The JSON of an event. `undefined` where it holds none: a keep-alive word, `[DONE]`, or an event that the
 * end of the bytes cut in half, which is a truncation for the machine to name.
 *
 * @throws StreamError `malformed` when a whole event looks like JSON and is not: to skip it would lose text
 */
export function parseEventData({ event, data, unterminated }: StreamEvent): unknown {
  try {
    const isJson = event !== 'text' && /^\s*([{"]|\[(?!DONE))/.test(data);
    return isJson ? JSON.parse(data) : undefined;
  } catch (cause) {
    if (unterminated) return undefined;
    throw new StreamError({
      kind: 'malformed',
      message: 'An event is broken JSON, so a part of the reply is lost. Check the server, then retry.',
      cause,
    });
  }
}

/** The object, or an empty one where it is none. */
export function asObject(value: unknown): JsonObject {
  return Object(value);
}

/** The objects of an array; none for everything else. */
export function asObjects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

/** The text, or `undefined` where it is none, or empty. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

/** A delta of text, where there is any. */
export function textDeltas(type: Extract<Delta, { text: string }>['type'], value: unknown): Delta[] {
  const text = asText(value);
  return text ? [{ type, text }] : [];
}

/** Arguments as JSON text; some send those of a whole call as an object. */
export function asArgsText(args: unknown): string | undefined {
  return typeof args === 'object' && args ? JSON.stringify(args) : asText(args);
}

/** Why the reply ended, by the provider's own name for it; nothing where it has not. */
export function finishDeltas(reason: unknown, names: Readonly<Record<string, FinishReason>>): Delta[] {
  const name = asText(reason);
  if (!name) return [];
  return [{ type: 'reply-finished', reason: (Object.hasOwn(names, name) && names[name]) || 'other' }];
}

/** Tokens, where there are numbers of them. */
export function usageDeltas(counts: { [Count in keyof Usage]: unknown }): Delta[] {
  const usage: Usage = {};
  let isTold = false;
  // A plain loop, as this is asked of every event.
  for (const name in counts) {
    const count = counts[name as keyof Usage];
    if (typeof count !== 'number') continue;
    usage[name as keyof Usage] = count;
    isTold = true;
  }
  return isTold ? [{ type: 'usage-reported', usage }] : [];
}

/** A source, where anything of it is told. Empty fields are left out, so they take nothing from an earlier telling. */
export function sourceDeltas({ score, ...texts }: { [Field in keyof Source]: unknown }): Delta[] {
  const source: Source = pickTexts(texts);
  if (Object.keys(source).length === 0) return [];
  return [{ type: 'source-found', source: typeof score === 'number' ? { ...source, score } : source }];
}

/** A file, where it is told which one. */
export function fileDeltas(fields: { [Field in keyof ReplyFile]: unknown }): Delta[] {
  const file: ReplyFile = pickTexts(fields);
  return file.url || file.id ? [{ type: 'file-found', file }] : [];
}

/** The address of bytes that came as base64; nothing where none came. */
export function toDataUrl(base64: unknown, mediaType: unknown): string | undefined {
  return asText(base64) && `data:${asText(mediaType) ?? ''};base64,${base64}`;
}

function pickTexts(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => !!asText(field[1])),
  );
}

/** What is counted in parts, together; nothing where none of them is a number. */
export function sumCounts(...counts: unknown[]): number | undefined {
  const numbers = counts.filter((count) => typeof count === 'number');
  return numbers.length > 0 ? numbers.reduce((sum, count) => sum + count) : undefined;
}

/** An error as most say it: under `error`, as `type` or by the name of the event. */
export function errorDeltas({ event, data }: StreamEvent, json?: unknown): Delta[] {
  const { error, type } = asObject(json);
  const isError = error || type === 'error' || event === 'error';
  if (!isError) return [];
  const said = readServerError(error ?? json ?? data);
  // As deltakit's own relay says it.
  return [{ type: 'error-reported', ...said, ...(said.code === 'review' && { isBlocked: true }) }];
}

/** An error, or an end that is no provider's own: `[DONE]`, `{"done":true}`, an event named `done` or `end`. */
export function endDeltas(event: StreamEvent, json?: unknown): Delta[] {
  const errors = errorDeltas(event, json);
  const { done, type = event.event } = asObject(json);
  const isMark = event.event === 'message' && event.data.trim() === '[DONE]';
  const isEnd = done === true || type === 'done' || type === 'end' || isMark;
  return errors.length === 0 && isEnd ? [{ type: 'stream-done' }] : errors;
}
