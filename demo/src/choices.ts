/** What the person chose to see, kept in the page's URL so that it can be shared and survives a reload. */

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

type Format = keyof typeof FORMATS;
type Pacing = keyof typeof PACINGS;

export interface Choices {
  /** The name of a scenario of the mock server. */
  scenario: string;
  /** What the server writes; the page is not told, it recognises it. */
  format: Format;
  pacing: Pacing;
}

export function readChoices(search: string): Choices {
  const query = new URLSearchParams(search);
  const format = query.get('format') ?? '';
  const pacing = query.get('pacing') ?? '';
  return {
    scenario: query.get('scenario') || 'long-markdown',
    format: isFormat(format) ? format : 'openai-chat',
    pacing: isPacing(pacing) ? pacing : 'smooth',
  };
}

export function writeChoices(choices: Choices): string {
  return `?${new URLSearchParams({ ...choices })}`;
}

/** Where the request goes: scenario and format are the mock's business, so they travel in its URL. */
export function requestUrl({ scenario, format }: Choices): string {
  return `/api/chat/stream?${new URLSearchParams({ scenario, format })}`;
}

export function isFormat(name: string): name is Format {
  return Object.hasOwn(FORMATS, name);
}

export function isPacing(name: string): name is Pacing {
  return Object.hasOwn(PACINGS, name);
}
