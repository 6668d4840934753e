/** The scenarios of what breaks on the way to a reply or between its events, as data. */
import { ENCODINGS, isMockFormat } from './encode/create-encoder';
import { type Scenario, type Step, text } from './scenario';

const ANSWER =
  'Salt lowers the freezing point of water. That is why the sea stays open in a winter in which the lake is ice.';

/** A short answer that would complete. */
const WHOLE: readonly Step[] = [{ wait: 250 }, text(ANSWER), { finish: 'stop' }];

/** Formats that a fault leaves as they are can't show it. */
const FRAMED = Object.keys(ENCODINGS)
  .filter(isMockFormat)
  .filter((format) => format !== 'raw-text');
const SSE = FRAMED.filter((format) => ENCODINGS[format].contentType.startsWith('text/event-stream'));

/** What a proxy sends when it has nothing to say, and how often. */
const KEEP_ALIVE_MS = 500;

/** More than anybody should read of an error. */
const HUGE_BYTES = 4 * 1024 * 1024;

/** The faults by name. */
export const FAULT_SCENARIOS = {
  'slow-headers': fault('Slow headers', 'Three seconds pass before the headers. Completes.', {
    steps: WHOLE,
    headersAfter: 3000,
  }),
  'no-headers': fault('No headers', 'The connection is open, and not even a status comes.', {
    steps: WHOLE,
    headersAfter: Infinity,
  }),
  silence: fault(
    'Silence',
    'Headers, and then nothing: for ever, or for stallMs milliseconds before the reply.',
    {
      steps: ({ query }) => {
        const stallMs = Number(query.get('stallMs'));
        return [{ hang: stallMs > 0 ? stallMs : true }, ...WHOLE];
      },
    },
  ),
  'keep-alives': fault(
    'Keep-alives only',
    'Headers, and then a sign of life twice a second, but never a word.',
    {
      formats: FRAMED,
      steps: keepAlives,
    },
  ),
  'keep-alives-midway': fault('Keep-alives midway', 'Half an answer, and then signs of life alone.', {
    formats: FRAMED,
    steps: function* () {
      yield { wait: 250 };
      yield text(ANSWER.slice(0, ANSWER.length / 2));
      yield* keepAlives();
    },
  }),
  'drop-first': fault('Drop before content', 'Headers, and then the connection breaks.', {
    steps: [{ wait: 250 }, { drop: true }],
  }),
  'drop-after-end': fault(
    'Drop after the end',
    'A whole answer with its terminal event, and then the connection breaks. Completes all the same.',
    { steps: WHOLE, faults: { dropAt: 'end' } },
  ),
  malformed: fault(
    'Malformed event',
    'The sixth event of the stream is not JSON: its last brace is missing.',
    {
      formats: FRAMED,
      steps: WHOLE,
      faults: { malformedAt: 6 },
    },
  ),
  'duplicate-events': fault(
    'Duplicate events',
    'Every fourth event comes twice. With ids a client can tell; without, it can’t. Completes.',
    { steps: WHOLE, faults: { duplicateEvery: 4 } },
  ),
  'endless-line': fault('Endless line', 'A line that goes on without end, at sixteen megabytes a second.', {
    formats: SSE.concat(FRAMED.filter((format) => ENCODINGS[format].contentType.includes('ndjson'))),
    steps: endlessLine,
  }),
  'wrong-type': fault(
    'Wrong content type',
    'A whole answer under a content type that is not its own: that of bytes, or what contentType says.',
    {
      steps: WHOLE,
      headers: ({ query }) => ({ 'content-type': query.get('contentType') ?? 'application/octet-stream' }),
    },
  ),
  'no-content': fault('No content', 'HTTP 204: a good status, and no reply.', {
    answer: { status: 204, headers: {}, body: '' },
  }),
  'empty-json': fault('Empty JSON body', 'HTTP 200 that says it is JSON, and not one byte.', {
    answer: { status: 200, headers: { 'content-type': 'application/json' }, body: '' },
  }),
  redirect: fault('Redirect', 'HTTP 307 to the scenario named short, which completes.', {
    answer: {
      status: 307,
      headers: ({ query }) => {
        const to = new URLSearchParams(query);
        to.set('scenario', 'short');
        return { location: `?${to}` };
      },
      body: '',
    },
  }),
  unauthorized: fault('No key', 'HTTP 401 with a JSON error: no retry will help.', {
    answer: {
      status: 401,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      error: { message: 'No key was sent, or a wrong one.', code: 'invalid_api_key' },
    },
  }),
  'bare-error': fault('Error without a body', 'HTTP 502 and not one byte.', {
    answer: { status: 502, headers: {}, body: '' },
  }),
  'huge-error': fault('Huge error', 'HTTP 500 with four megabytes of JSON.', {
    answer: {
      status: 500,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: () => JSON.stringify({ error: { message: 'x'.repeat(HUGE_BYTES), code: 'server_error' } }),
    },
  }),
} satisfies Record<string, Scenario>;

type Fault = Pick<Scenario, 'formats' | 'headers' | 'headersAfter' | 'faults'> &
  (
    | { steps: Extract<Scenario, { steps: unknown }>['steps'] }
    | Pick<Extract<Scenario, { answer: unknown }>, 'answer'>
  );

function fault(title: string, description: string, what: Fault): Scenario {
  return { title, description, isFault: true, ...what };
}

function* keepAlives(): Generator<Step> {
  for (;;) {
    yield { keepAlive: true };
    // At any speed: what is measured here is a client's patience.
    yield { hang: KEEP_ALIVE_MS };
  }
}

function* endlessLine(): Generator<Step> {
  yield { wait: 250 };
  yield { raw: 'data: {"token":"' };
  for (;;) {
    yield { raw: 'x'.repeat(16_384) };
    yield { hang: 1 };
  }
}
