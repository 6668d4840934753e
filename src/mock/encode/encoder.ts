/** Deltas in, text of one wire format out: the way that the decoders of `src/deltas` go, backwards. */
import type { Delta } from '../../deltas/delta';

/** What a reply's events repeat. */
export interface ReplyFacts {
  id: string;
  model: string;
  /** Seconds since 1970. */
  created: number;
  /** Whether the client asked for the tokens used, where it has to ask. */
  includeUsage: boolean;
}

/** What a format may have a place for; a remote tool call is one that the provider runs itself. */
export type Carried = Delta['type'] | 'remote-tool-call';

/** An error, before a provider words it. */
export interface ReplyError {
  message: string;
  code?: string | undefined;
  /** Of the HTTP answer, where it is one. */
  status?: number | undefined;
}

/** Writes one reply; it remembers what it wrote, so each reply gets a new one. */
export interface Encoder {
  /** The text of one delta; empty where nothing can be said before more has come. */
  encode(delta: Delta): string;
  /** What was encoded so far as one JSON body, for clients that do not stream. */
  whole(): unknown;
}

/** One wire format as the mock server writes it. */
export interface Encoding {
  readonly contentType: string;
  /** Headers that its clients look for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the ids of its replies begin with. */
  readonly idPrefix: string;
  /** All else is left out; an error that has no place breaks the connection instead. */
  readonly carries: readonly Carried[];
  createEncoder(facts: ReplyFacts): Encoder;
  /** The JSON body of an HTTP answer that is an error. */
  errorBody(error: ReplyError): unknown;
}

/** One server-sent event. */
export function sseEvent(data: unknown, name?: string): string {
  return `${name ? `event: ${name}\n` : ''}data: ${JSON.stringify(data)}\n\n`;
}

/** The kinds of errors that providers have names of their own for. */
export type ErrorKind = 'invalid' | 'not-found' | 'rate-limit' | 'overloaded' | 'server';

/** The kind of an error, by its code or its HTTP status. */
export function errorKind({ code = '', status = 500 }: ReplyError): ErrorKind {
  if (status === 429 || code.startsWith('rate_limit')) return 'rate-limit';
  if (status === 503 || status === 529 || code.startsWith('overloaded')) return 'overloaded';
  if (status === 404) return 'not-found';
  return status < 500 ? 'invalid' : 'server';
}

/** The arguments of a call as a value; none where their text is no JSON. */
export function parseArgs(argsText: string): unknown {
  try {
    return JSON.parse(argsText);
  } catch {
    return {};
  }
}

/** What a tool gave as text, for formats that have no other place for it. */
export function resultText(result: unknown): string {
  return typeof result === 'string' ? result : JSON.stringify(result ?? null);
}
