/**
 * A server of chance, in the process of the test and without timers of its own: each frame it does what its dice say.
 * What it means to say to a request follows from the request's id, so that what is shown can be held against it.
 */
import type { EngineOptions } from 'deltakit/core';
import { createRandom } from './cuts';

export interface FlakyServer {
  fetch: NonNullable<EngineOptions['fetch']>;
  /** One frame passes. */
  tick(): void;
  /** How many requests are open now. */
  readonly open: number;
  readonly openAtMost: number;
  readonly requests: number;
  /** What happened, for a tally. */
  readonly kinds: readonly string[];
}

/** All that a request is told, with its id ahead. */
export function textOf(id: string): string {
  const random = createRandom([...id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, 7));
  const words = Array.from({ length: 3 + Math.floor(random() * 12) }, () =>
    random().toString(36).slice(2, 7),
  );
  return `[${id}] ${words.join(' ')} 👩🏽‍🚀.`;
}

/** The events of a reply, numbered. */
function eventsOf(id: string): string[] {
  const pieces = textOf(id).match(/ ?[^ ]+/g) ?? [];
  const choices = [
    { delta: { role: 'assistant', content: '' } },
    ...pieces.map((content) => ({ delta: { content } })),
    { delta: {}, finish_reason: 'stop' },
  ];
  const chunks = choices.map((choice) => JSON.stringify({ id, choices: [{ index: 0, ...choice }] }));
  return [...chunks, '[DONE]'].map((data, index) => `id: ${id}-${index}\ndata: ${data}\n\n`);
}

/** A connection: what it does in the next frame. */
type Connection = () => void;

export function createFlakyServer(random: () => number): FlakyServer {
  const connections = new Set<Connection>();
  const kinds: string[] = [];
  const attempts = new Map<string, number>();
  let openAtMost = 0;
  let requests = 0;
  const pick = (upTo: number) => Math.floor(random() * upTo);

  function serve(init: RequestInit, resolve: (response: Response) => void, reject: (error: Error) => void) {
    const headers = new Headers(init.headers);
    const id = headers.get('idempotency-key') ?? '';
    const behind = headers.get('last-event-id');
    const attempt = (attempts.get(id) ?? 0) + 1;
    attempts.set(id, attempt);
    if (attempt > 1) kinds.push(behind ? 'resumed' : 'retried');
    if (attempt === 1 && attempts.size > 1) kinds.push('another');

    const fate = random();
    let delay = pick(6);
    const end = () => connections.delete(connection);
    let connection: Connection = () => {
      if (delay-- > 0) return;
      if (fate < 0.1) {
        end();
        return reject(new TypeError('Failed to fetch'));
      }
      // Silence: for whoever waits, a deadline passes.
      if (fate < 0.15) return;
      if (fate < 0.3) {
        end();
        return resolve(refusal());
      }
      resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
      connections.delete(connection);
      connection = stream;
      connections.add(connection);
    };

    const bytes = new TextEncoder().encode(bodyText(id, behind));
    let controller: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start(opened) {
        controller = opened;
      },
      cancel: () => void end(),
    });
    const cut = random() < 0.45 ? pick(bytes.length) : bytes.length;
    const ending = cut < bytes.length ? pick(3) : pick(4) && 1;
    let sent = 0;
    const stream = () => {
      if (random() < 0.2) return;
      if (random() < 0.1) return controller.enqueue(new TextEncoder().encode(sent === 0 ? ': hi\n\n' : ''));
      const piece = bytes.slice(sent, Math.min(cut, sent + 1 + pick(120)));
      sent += piece.length;
      if (piece.length > 0) return controller.enqueue(piece);
      // It drops, ends cleanly, or falls silent.
      if (ending === 2) return;
      end();
      if (ending === 0) controller.error(new TypeError('network error'));
      else controller.close();
    };

    init.signal?.addEventListener('abort', () => {
      end();
      reject(new DOMException('Aborted', 'AbortError'));
    });
    connections.add(connection);
    openAtMost = Math.max(openAtMost, connections.size);
  }

  function refusal(): Response {
    const status = [500, 503, 429, 429, 408, 404][pick(6)];
    const headers = status === 429 ? { 'retry-after-ms': String(20 + pick(700)) } : {};
    return new Response('{"error":"no"}', { status: status ?? 500, headers });
  }

  function bodyText(id: string, behind: string | null): string {
    const events = eventsOf(id);
    const at = Number(behind?.slice(id.length + 1) ?? -1) + 1;
    const rest = events.slice(at);
    const dice = random();
    // An error in the middle, or the server's wish to wait.
    if (dice < 0.1) rest.splice(pick(rest.length), 0, 'data: {"error":{"message":"overloaded"}}\n\n');
    return (dice > 0.8 ? `retry: ${pick(200)}\n\n` : '') + rest.join('');
  }

  return {
    fetch: (_url, init) =>
      new Promise((resolve, reject) => {
        requests += 1;
        serve(init, resolve, reject);
      }),
    tick() {
      for (const connection of [...connections]) connection();
    },
    get open() {
      return connections.size;
    },
    get openAtMost() {
      return openAtMost;
    },
    get requests() {
      return requests;
    },
    kinds,
  };
}
