/**
 * A scenario: what the mock server answers, as data. Either a list of steps that is played into whichever
 * wire format the client asked for, or one fixed HTTP answer for what fails before a reply begins.
 */
import type { FinishReason, ReplyFile, Source } from '../deltas/delta';
import { TOKEN_INTERVAL_MS } from './split-tokens';
import type { WireFaults } from './wire-faults';

/**
 * The wire formats the mock server writes. `gemini-array` is `gemini` as one JSON array, `ndjson` is `json-text`
 * in lines, each instead of SSE events.
 */
export type MockFormat =
  | 'openai-chat'
  | 'openai-responses'
  | 'anthropic-messages'
  | 'gemini'
  | 'gemini-array'
  | 'ai-sdk-ui'
  | 'ag-ui'
  | 'ollama'
  | 'cohere'
  | 'json-text'
  | 'ndjson'
  | 'raw-text';

/**
 * One step of a reply. Content with `every` comes in token-like pieces, that many milliseconds apart. What a format
 * has no place for it leaves out.
 */
export type Step =
  /** Silence, in milliseconds at speed 1. */
  | { wait: number }
  | { text: string; every?: number }
  /** Thinking that is shown apart. */
  | { reasoning: string; every?: number }
  /** What a model says instead of an answer it will not give. */
  | { refusal: string; every?: number }
  /** A call, its `args` written as JSON text in pieces. `isRemote`: the provider runs the tool itself. */
  | { toolCall: { id: string; name: string; args: unknown; isRemote?: boolean }; every?: number }
  /** What a tool gave that ran on the server. */
  | { toolResult: { callId: string; result: unknown; isError?: boolean } }
  /** Something the text before it rests on. */
  | { source: Source }
  | { file: ReplyFile }
  /** What an app's own server adds; data with an `id` replaces what came under it before. */
  | { data: { name: string; id?: string; value: unknown } }
  /** The reply is whole: the format's own terminal event. */
  | { finish: FinishReason }
  /** An error inside the stream, in the format's own shape, and the end. */
  | { error: { message: string; code?: string } }
  /** The server stops its own reply without an error, and says so. */
  | { abort: true }
  /** The bytes end cleanly, with no terminal event. Steps that run out do the same. */
  | { end: true }
  /** The connection breaks. */
  | { drop: true }
  /** Silence with the connection open: for ever, or for so many milliseconds whatever the speed. */
  | { hang: true | number }
  /** What the format lets pass for silence: a comment, or an empty line. */
  | { keepAlive: true }
  /** These very bytes, whatever they do to the format. */
  | { raw: string };

/** What a scenario may look at to choose its steps. */
export interface ScenarioRequest {
  /** The last user message, or the body's `prompt`. */
  prompt: string;
  /** The JSON body as it came. */
  body: Readonly<Record<string, unknown>>;
  query: URLSearchParams;
  /** Seeded: the same server asked in the same order gives the same numbers. */
  random: () => number;
}

/** What headers may depend on. */
export interface AnswerFacts {
  /** Milliseconds since 1970. */
  now: number;
  query: URLSearchParams;
}

/** Headers, or how they are found when they are needed. */
export type AnswerHeaders =
  | Readonly<Record<string, string>>
  | ((facts: AnswerFacts) => Readonly<Record<string, string>>);

/** An answer that is no reply: a page, or an error in the words of the format that was asked for. */
export type FixedAnswer = {
  status: number;
  headers: AnswerHeaders;
} & ({ body: string | (() => string) } | { error: { message: string; code: string } });

/** How the first attempts of a request fail: by an answer, without one, or behind the headers. */
export interface FirstFailures {
  /** So many attempts; `?failures=` says otherwise. Without a key, a request has one attempt. */
  times: number;
  by: FixedAnswer | 'no-answer' | 'no-content';
}

/** What all scenarios have: how people are told about them. */
interface ScenarioCard {
  /** A few words, for a picker. */
  title: string;
  /** A sentence: what happens, and what a client should make of it. */
  description: string;
  /** The formats that can carry it; all where it is left out. */
  formats?: readonly MockFormat[];
  /** It does not end well, or not at once: for a picker that keeps the two apart. */
  isFault?: true;
  /** Beside the format's own, which they win over. */
  headers?: AnswerHeaders;
  /** Silence before the headers, in milliseconds at speed 1; `Infinity` for ever. `?headersMs=` says otherwise. */
  headersAfter?: number;
  /** What goes wrong on the way, where the query does not say it. */
  faults?: WireFaults;
  /** What happens to the first attempts of a request, before this is played. */
  failsFirst?: FirstFailures;
}

/**
 * What the mock server answers.
 *
 * @example
 * ```ts
 * const greeting: Scenario = {
 *   title: 'Greeting',
 *   description: 'Thinks for a second, greets, and breaks off.',
 *   steps: [{ wait: 1000 }, text('Good morning, and wel'), { drop: true }],
 * };
 * const mock = createMockServer({ scenarios: { greeting } });
 * ```
 */
export type Scenario = ScenarioCard &
  ({ steps: Iterable<Step> | ((request: ScenarioRequest) => Iterable<Step>) } | { answer: FixedAnswer });

/**
 * A text that comes in token-like pieces.
 *
 * @param every milliseconds between two pieces at speed 1
 * @example `steps: [text('Hello, world.'), { finish: 'stop' }]`
 */
export function text(content: string, every: number = TOKEN_INTERVAL_MS): Step {
  return { text: content, every };
}
