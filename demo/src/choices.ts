/** What the person chose to see, kept in the page's URL so that it can be shared and survives a reload. */

export const FORMATS = [
  'openai-chat',
  'openai-responses',
  'anthropic-messages',
  'gemini',
  'ai-sdk-ui',
  'ag-ui',
  'ollama',
  'cohere',
  'json-text',
  'ndjson',
  'raw-text',
] as const;
export const PACINGS = ['smooth', 'frame', 'instant'] as const;

export interface Choices {
  /** The name of a scenario of the mock server. */
  scenario: string;
  /** What the server writes; the page is not told, it recognises it. */
  format: (typeof FORMATS)[number];
  pacing: (typeof PACINGS)[number];
}

export function readChoices(search: string): Choices {
  const query = new URLSearchParams(search);
  return {
    scenario: query.get('scenario') || 'long-markdown',
    format: FORMATS.find((name) => name === query.get('format')) ?? 'openai-chat',
    pacing: PACINGS.find((name) => name === query.get('pacing')) ?? 'smooth',
  };
}

export function writeChoices(choices: Choices): string {
  return `?${new URLSearchParams({ ...choices })}`;
}

/** Where the request goes: scenario and format are the mock's business, so they travel in its URL. */
export function requestUrl({ scenario, format }: Choices): string {
  return `/api/chat/stream?${new URLSearchParams({ scenario, format })}`;
}
