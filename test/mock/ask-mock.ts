/** Requests to the mock server as a client sends them, and what their bodies say event by event. */
import type { MockServer } from 'deltakit/mock';
import { readBody } from './read-events';

/** What a request says beside its URL. */
export interface Asked {
  method?: string;
  body?: object;
  key?: string;
  lastEventId?: string;
  signal?: AbortSignal;
}

/** One event as it stood on the wire. */
export interface SentEvent {
  id?: string;
  data: string;
}

/** Sends a request, a POST unless it says otherwise. */
export function ask(mock: MockServer, path: string, asked: Asked = {}): Promise<Response> {
  const { method = 'POST', body = {}, key, lastEventId, signal } = asked;
  return mock(path, {
    method,
    ...(method === 'POST' && { body: JSON.stringify(body) }),
    headers: {
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    ...(signal && { signal }),
  });
}

/** Reads a stream of events to its end; half an event at the end is none. */
export async function readEvents(
  response: Response,
): Promise<{ events: SentEvent[]; end: 'clean' | 'broken' }> {
  const { text, end } = await readBody(response);
  const blocks = text.split('\n\n').slice(0, -1);
  const events = blocks.map((block) => {
    const id = /^id: (.*)$/m.exec(block)?.[1];
    return { ...(id !== undefined && { id }), data: /^data: (.*)$/m.exec(block)?.[1] ?? block };
  });
  return { events, end };
}

/** The error that a refused request is answered with. */
export async function readError(
  response: Response,
): Promise<{ status: number; code: string; message: string }> {
  const { error } = await response.json();
  return { status: response.status, code: error.code, message: error.message };
}
