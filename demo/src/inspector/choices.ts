/** What one may choose of a reply: the scenario that the mock plays, the format it writes, the pace at which it is painted. */

/** What the server can write, and how people call it. */
export const FORMATS = {
  'openai-chat': 'OpenAI Chat',
  'openai-responses': 'OpenAI Responses',
  'anthropic-messages': 'Anthropic Messages',
  gemini: 'Gemini',
  'ai-sdk-ui': 'AI SDK UI',
  'ag-ui': 'AG-UI',
  ollama: 'Ollama',
  cohere: 'Cohere',
  'json-text': 'JSON events',
  ndjson: 'JSON lines',
  'raw-text': 'Plain text',
} as const;

export const PACINGS = { smooth: 'Smooth', frame: 'Every frame', instant: 'Instant' } as const;

export type Format = keyof typeof FORMATS;
type Pacing = keyof typeof PACINGS;

/** Without a scenario it is {@link DEFAULT_SCENARIO}. */
export const SPEC = {
  scenario: '',
  format: Object.keys(FORMATS) as [Format, ...Format[]],
  pacing: Object.keys(PACINGS) as [Pacing, ...Pacing[]],
} as const;

export const DEFAULT_SCENARIO = 'long-markdown';

export interface Choices {
  /** The name of a scenario of the mock server. */
  readonly scenario: string;
  /** What the server writes; the page is not told, it recognises it. */
  readonly format: Format;
  readonly pacing: Pacing;
}

/** Where the request goes: scenario and format are the mock's business, so they travel in its URL. */
export function requestUrl({ scenario, format }: Choices): string {
  return `/api/chat/stream?${new URLSearchParams({ scenario: scenario || DEFAULT_SCENARIO, format })}`;
}

export function isFormat(name: string): name is Format {
  return Object.hasOwn(FORMATS, name);
}
