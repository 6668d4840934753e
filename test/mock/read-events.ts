/** What a client makes of the mock server's bytes, read by hand so that the tests rest on no code of the library. */
import type { MockFormat } from 'deltakit/mock';

/** How a body ended, and what had come. */
export interface ReadBody {
  text: string;
  end: 'clean' | 'broken';
}

/** Reads a body to its end, whichever it is. */
export async function readBody(response: Response): Promise<ReadBody> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      text += decoder.decode(next.value, { stream: true });
    }
    return { text: text + decoder.decode(), end: 'clean' };
  } catch {
    return { text, end: 'broken' };
  }
}

/** The payloads of a stream: SSE data, or lines. */
export function payloadsOf(body: string, format: MockFormat): string[] {
  if (format === 'raw-text') return [body];
  if (format === 'ndjson') return body.split('\n').filter(Boolean);
  return body
    .split('\n\n')
    .filter(Boolean)
    .map((event) => event.replace(/^data: /, ''));
}

interface Payload {
  token?: string;
  choices?: { delta: { content?: string } }[];
}

/** The reply's text. */
export function textOf(body: string, format: MockFormat): string {
  if (format === 'raw-text') return body;
  return payloadsOf(body, format)
    .filter((payload) => payload !== '[DONE]')
    .map((payload) => JSON.parse(payload) as Payload)
    .map((json) => json.token ?? json.choices?.[0]?.delta.content ?? '')
    .join('');
}
