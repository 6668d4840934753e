/** What people write who use no client: fetch, decode, frame, parse. Each token is handed on as it comes. */
import { createParser } from 'eventsource-parser';
import { PROMPT } from '../../page-protocol';
import { streamUrl } from './stream-url';

export async function readChatStream(onToken: (token: string) => void): Promise<void> {
  const response = await fetch(streamUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ stream: true, messages: [{ role: 'user', content: PROMPT }] }),
  });
  if (!response.ok || !response.body) throw new Error(`The server answered ${response.status}.`);
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') return;
      const token: string | undefined = JSON.parse(data).choices[0]?.delta.content;
      if (token) onToken(token);
    },
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}
