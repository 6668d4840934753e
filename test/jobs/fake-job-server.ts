import type { EngineOptions } from 'deltakit/core';

/** A job's server that answers by a script, and records what it was asked. */
export interface FakeJobServer {
  fetch: NonNullable<EngineOptions['fetch']>;
  readonly requests: JobRequest[];
  /** `POST /api/jobs`, and so on, in order. */
  readonly lines: string[];
  /** What comes next; the last one answers all that follow. */
  script(...answers: JobScript[]): void;
}

export interface JobRequest {
  line: string;
  init: RequestInit;
  headers: Headers;
  body: unknown;
  readonly isAborted: boolean;
}

/** A JSON body, a status with a body and headers, a connection that fails, or silence. */
export type JobScript =
  | Readonly<Record<string, unknown>>
  | readonly [status: number, body: unknown, headers?: Record<string, string>]
  | 'refuse'
  | 'silence';

export function createFakeJobServer(): FakeJobServer {
  const requests: JobRequest[] = [];
  let answers: JobScript[] = [];
  return {
    requests,
    get lines() {
      return requests.map(({ line }) => line);
    },
    script(...next) {
      answers = next;
    },
    fetch: (url, init) =>
      new Promise<Response>((resolve, reject) => {
        let isAborted = false;
        init.signal?.addEventListener('abort', () => {
          isAborted = true;
          reject(init.signal?.reason);
        });
        requests.push({
          line: `${init.method} ${url}`,
          init,
          headers: new Headers(init.headers),
          body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
          get isAborted() {
            return isAborted;
          },
        });
        if (init.method === 'DELETE') return resolve(new Response(null, { status: 204 }));
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        if (answer === 'silence') return;
        if (answer === 'refuse' || !answer) return reject(new TypeError('Failed to fetch'));
        const [status, body, headers] = isList(answer) ? answer : [200, answer];
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const type = text.startsWith('<') ? 'text/html' : 'application/json';
        resolve(new Response(text, { status, headers: { 'content-type': type, ...headers } }));
      }),
  };
}

function isList(answer: object): answer is readonly [number, unknown, Record<string, string>?] {
  return Array.isArray(answer);
}
