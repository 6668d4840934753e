import type { EngineOptions } from 'deltakit/core';

/** A server of one's own in the test: it records what was asked, and answers by hand. */
export interface FakeServer {
  fetch: NonNullable<EngineOptions['fetch']>;
  readonly requests: FakeRequest[];
  /** The newest request. */
  readonly last: FakeRequest;
}

export interface FakeRequest {
  url: string;
  init: RequestInit;
  body: unknown;
  readonly isAborted: boolean;
  /** Answers with headers and an open body. */
  open(contentType?: string, status?: number, headers?: Record<string, string>): void;
  send(text: string): void;
  /** `{"token":…}` events over SSE. */
  token(...tokens: string[]): void;
  close(): void;
  /** Breaks the connection. */
  drop(): void;
  /** Fails before any headers. */
  refuse(): void;
}

export function createFakeServer(): FakeServer {
  const requests: FakeRequest[] = [];
  return {
    requests,
    get last() {
      const request = requests.at(-1);
      if (!request) throw new Error('No request was made.');
      return request;
    },
    fetch: (url, init) =>
      new Promise<Response>((resolve, reject) => {
        let controller: ReadableStreamDefaultController<Uint8Array>;
        let isAborted = false;
        init.signal?.addEventListener('abort', () => {
          isAborted = true;
          reject(init.signal?.reason);
          try {
            controller?.error(init.signal?.reason);
          } catch {
            // It was closed before.
          }
        });
        const encoder = new TextEncoder();
        const request: FakeRequest = {
          url: String(url),
          init,
          get body() {
            return typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
          },
          get isAborted() {
            return isAborted;
          },
          open(contentType = 'text/event-stream', status = 200, headers = {}) {
            const body = new ReadableStream<Uint8Array>({
              start(opened) {
                controller = opened;
              },
              cancel() {
                isAborted = true;
              },
            });
            resolve(new Response(body, { status, headers: { 'content-type': contentType, ...headers } }));
          },
          send: (text) => controller.enqueue(encoder.encode(text)),
          token(...tokens) {
            for (const token of tokens) request.send(`data: ${JSON.stringify({ token })}\n\n`);
          },
          close: () => controller.close(),
          drop: () => controller.error(new TypeError('network error')),
          refuse: () => reject(new TypeError('Failed to fetch')),
        };
        requests.push(request);
      }),
  };
}
