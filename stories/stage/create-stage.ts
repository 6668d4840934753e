/**
 * A mock server on a tape: what the toolbar says in, a `fetch` without a network and a clock for the hooks out. It notes
 * each piece that comes, and tells the clock while a piece is being read, so that time waits for it.
 */
import { createMockServer } from 'deltakit/mock';
import { seededRandom } from '../../src/mock/seeded-random';
import './preload';
import { createStageClock, type StageClock } from './stage-clock';
import { queryOf, type StageSettings } from './stage-settings';

/** A piece of a body, when it came. */
export interface Piece {
  /** Virtual milliseconds from the start of the tape. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** What a story plays on. Give `url`, `fetch`, `clock` and `random` to a hook. */
export interface Stage {
  /** The address of a reply as the toolbar wants it. */
  readonly url: string;
  /** The same of another route of the mock server, such as `/api/jobs`. */
  urlOf(path: string, changes?: Partial<StageSettings>): string;
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  readonly clock: StageClock;
  /** Seeded. */
  readonly random: () => number;
  readonly settings: StageSettings;
  /** Of all replies, in the order in which they came. */
  readonly pieces: readonly Piece[];
  /** When the first request was sent, or real time has passed without one. */
  readonly begun: Promise<void>;
}

/** Real milliseconds in which a story that starts by itself has sent its request. */
const BEGIN_MS = 120;

export function createStage(
  settings: StageSettings,
  options: { epoch?: number; calm?: boolean } = {},
): Stage {
  const { epoch = Date.now(), calm = false } = options;
  const pieces: Piece[] = [];
  let readers = 0;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
    setTimeout(resolve, BEGIN_MS);
  });
  const clock = createStageClock({ isBusy: () => readers > 0, epoch, prefersReducedMotion: calm });
  const mock = createMockServer({ timers: clock.timers, seed: settings.seed });

  function urlOf(path: string, changes: Partial<StageSettings> = {}): string {
    return `${path}?${queryOf({ ...settings, ...changes })}`;
  }

  async function fetchFromMock(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    begin();
    const response = await mock(toRequest(input, init));
    if (!response.body) return response;
    const reader = response.body.getReader();
    // Somebody will read: until that one asks for the first piece, time waits.
    let isBusy = true;
    readers += 1;
    const free = () => {
      if (isBusy) readers -= 1;
      isBusy = false;
    };
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          free();
          const { done, value } = await reader.read();
          if (done) return controller.close();
          pieces.push({ at: clock.now(), bytes: value });
          readers += 1;
          isBusy = true;
          controller.enqueue(value);
        },
        cancel(reason) {
          free();
          return reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  }

  return {
    url: urlOf('/api/chat/stream'),
    urlOf,
    fetch: fetchFromMock,
    clock,
    random: seededRandom(settings.seed),
    settings,
    pieces,
    begun,
  };
}

/** A request whose body is there at once: the platform reads its own by a task, which no clock sees. */
function toRequest(input: RequestInfo | URL, init: RequestInit = {}): Request {
  const url = input instanceof Request ? input.url : new URL(String(input), 'http://mock.local');
  const request = new Request(url, init);
  const { body } = init;
  if (typeof body === 'string') Object.defineProperty(request, 'text', { value: async () => body });
  return request;
}
