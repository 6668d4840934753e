/** The built-in scenarios: every way in which a reply can go well or badly, one entry each. */
import { ATTEMPT_SCENARIOS } from './attempt-scenarios';
import { CHAT_SCENARIOS } from './chat-scenarios';
import { formatsCarrying } from './encode/create-encoder';
import { FAULT_SCENARIOS } from './fault-scenarios';
import { LONG_MARKDOWN } from './long-markdown';
import { type FixedAnswer, type Scenario, type Step, text } from './scenario';

/** Where a scenario breaks off in the middle of a word. */
const HALF_AN_ANSWER =
  'The tide follows the moon. Twice a day the water rises, stands still for a moment, and falls again, and the fisher';

/** A picture of one pixel. */
const SQUARE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The built-in scenarios by name. */
export const SCENARIOS = {
  'long-markdown': {
    title: 'Long markdown',
    description: 'A long answer: lists, tasks, code, a table, a formula, footnotes, emoji. Completes.',
    steps: [{ wait: 350 }, text(LONG_MARKDOWN), { finish: 'stop' }],
  },
  short: {
    title: 'Short answer',
    description: 'Two sentences. Completes.',
    steps: [
      { wait: 250 },
      text(
        'Water boils at a lower temperature on a mountain, because the air presses on it less. So pasta takes longer.',
      ),
      { finish: 'stop' },
    ],
  },
  echo: {
    title: 'Echo',
    description: 'Streams the prompt back. Completes.',
    steps: ({ prompt }) => [
      { wait: 150 },
      text(prompt || 'There was no prompt to echo.'),
      { finish: 'stop' },
    ],
  },
  reasoning: {
    title: 'Reasoning first',
    description: 'Thinks for a while, then answers. Completes.',
    steps: [
      { wait: 250 },
      {
        reasoning:
          'They ask how many weekdays lie between two Fridays. The first Friday does not count, the second does. Monday to Friday makes five.',
        every: 24,
      },
      { wait: 400 },
      text('Five: Monday to Friday, when the second Friday counts and the first does not.'),
      { finish: 'stop' },
    ],
  },
  'tool-call': {
    title: 'Tool call',
    description: 'Asks for a function to be called; its arguments form piece by piece. Completes.',
    formats: formatsCarrying('tool-call-delta'),
    steps: [
      { wait: 250 },
      text('I will look that up.'),
      {
        toolCall: {
          id: 'call_weather_1',
          name: 'get_weather',
          args: { city: 'Reykjavík', days: 3, units: 'metric', fields: ['temperature', 'wind'] },
        },
        every: 60,
      },
      { finish: 'tool-calls' },
    ],
  },
  'remote-tool': {
    title: 'Tool of the provider',
    description: 'The provider searches the web itself, says what it found, and answers. Completes.',
    formats: formatsCarrying('remote-tool-call', 'tool-result-received'),
    steps: [
      { wait: 250 },
      {
        toolCall: { id: 'search_1', name: 'web_search', args: { query: 'spring tide' }, isRemote: true },
        every: 24,
      },
      { wait: 400 },
      { toolResult: { callId: 'search_1', result: 'Two pages on tides.' } },
      text('At full and new moon the tides are highest.'),
      { finish: 'stop' },
    ],
  },
  sources: {
    title: 'Sources',
    description: 'An answer with the two pages that it rests on. Completes.',
    formats: formatsCarrying('source-found'),
    steps: [
      { wait: 250 },
      text('At full and new moon the tides are highest, because sun and moon pull in one line.'),
      { source: { title: 'Spring and neap tides', url: 'https://tides.example/spring' } },
      text(' Sailors call them spring tides.'),
      { source: { title: 'The moon and the sea', url: 'https://almanac.example/moon' } },
      { finish: 'stop' },
    ],
  },
  file: {
    title: 'File',
    description: 'Draws a small picture and says so. Completes.',
    formats: formatsCarrying('file-found'),
    steps: [
      { wait: 250 },
      text('Here is a square.'),
      { file: { mediaType: 'image/png', url: SQUARE } },
      { finish: 'stop' },
    ],
  },
  data: {
    title: 'Data of the app',
    description:
      'The server reports its own progress beside the text; the second report replaces the first. Completes.',
    formats: formatsCarrying('data-received'),
    steps: [
      { wait: 250 },
      { data: { name: 'progress', id: 'progress-1', value: { done: 1, of: 2 } } },
      text('Reading the tide tables.'),
      { data: { name: 'progress', id: 'progress-1', value: { done: 2, of: 2 } } },
      { finish: 'stop' },
    ],
  },
  refusal: {
    title: 'Refusal',
    description: 'The model declines in words of its own. Completes, with a refusal instead of text.',
    formats: formatsCarrying('refusal-delta'),
    steps: [{ wait: 250 }, { refusal: 'I can’t help with that request.', every: 24 }, { finish: 'stop' }],
  },
  'server-abort': {
    title: 'Server abort',
    description:
      'Half an answer, then the server says that it stopped. Cancelled by the server, with its partial text.',
    formats: formatsCarrying('reply-cancelled'),
    steps: [{ wait: 250 }, text(HALF_AN_ANSWER), { abort: true }],
  },
  'slow-first-token': {
    title: 'Slow first token',
    description: 'Answers at once but sends nothing for three seconds, then streams. Completes.',
    steps: [{ wait: 3000 }, text('Sorry for the wait: the model had to wake up first.'), { finish: 'stop' }],
  },
  bursts: {
    title: 'Bursts',
    description: 'A hundred words at once, then silence, five times over. Completes.',
    steps: () => bursts(5, 100),
  },
  'burst-8000': {
    title: 'Burst of 8,000',
    description: 'Eight thousand deltas at once, as after a pause in the network. Completes.',
    steps: () => burstOf(8000),
  },
  stall: {
    title: 'Stall',
    description:
      'Half an answer, then silence with the connection open: for ever, or for stallMs milliseconds.',
    isFault: true,
    steps: ({ query }) => {
      const stallMs = Number(query.get('stallMs'));
      return [
        { wait: 250 },
        text('The first half of this answer came quickly.'),
        { hang: stallMs > 0 ? stallMs : true },
        text(' Here is the second half.'),
        { finish: 'stop' },
      ];
    },
  },
  'error-event': {
    title: 'Error in the stream',
    description: 'Half an answer, then an error event. A reply that failed, with its partial text.',
    isFault: true,
    steps: [
      { wait: 250 },
      text(HALF_AN_ANSWER),
      { error: { message: 'The model is overloaded. Try again in a moment.', code: 'overloaded' } },
    ],
  },
  cut: {
    title: 'Cut off',
    description:
      'The bytes end in the middle of a word with no terminal event: truncated. Only plain text, which has none, can’t tell.',
    isFault: true,
    steps: [{ wait: 250 }, text(HALF_AN_ANSWER), { end: true }],
  },
  drop: {
    title: 'Connection drop',
    description: 'The connection breaks in the middle of a word.',
    isFault: true,
    steps: [{ wait: 250 }, text(HALF_AN_ANSWER), { wait: 100 }, { drop: true }],
  },
  'rate-limit': {
    title: 'Rate limit',
    description: 'HTTP 429 with Retry-After: 3 and a JSON error.',
    isFault: true,
    answer: {
      status: 429,
      headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': '3' },
      error: {
        message: 'Rate limit reached for requests. Please try again in 3s.',
        code: 'rate_limit_exceeded',
      },
    },
  },
  overloaded: {
    title: 'Overloaded',
    description: 'HTTP 503 with a JSON error and no word of when to come back.',
    isFault: true,
    answer: {
      status: 503,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      error: { message: 'The model is overloaded. Try again in a moment.', code: 'overloaded' },
    },
  },
  'server-error': {
    title: 'Server error',
    description: 'HTTP 500 with an HTML page, as from a proxy.',
    isFault: true,
    answer: page(500, 'Internal Server Error', 'The server met an error that it did not expect.'),
  },
  html: {
    title: 'HTML instead of a reply',
    description: 'HTTP 200 with a page, as from a wrong URL or a login wall. No reply at all.',
    isFault: true,
    answer: page(200, 'Sign in', 'Sign in to go on.'),
  },
  empty: {
    title: 'Empty body',
    description: 'HTTP 200 with the right type and not one byte.',
    isFault: true,
    steps: [{ end: true }],
  },
  ...CHAT_SCENARIOS,
  ...FAULT_SCENARIOS,
  ...ATTEMPT_SCENARIOS,
} satisfies Record<string, Scenario>;

function bursts(count: number, words: number): Step[] {
  const burst = Array.from({ length: words }, (_, index): Step => ({ text: `${wordAt(index)} ` }));
  return [...Array.from({ length: count }, () => [{ wait: 700 }, ...burst]).flat(), { finish: 'stop' }];
}

function burstOf(count: number): Step[] {
  const deltas = Array.from(
    { length: count },
    (_, index): Step => ({ text: `${wordAt(index)}${index % 16 === 15 ? '.\n' : ' '}` }),
  );
  return [...deltas, { finish: 'stop' }];
}

const WORDS = 'the river carries what the rain gives it down to the sea and asks for nothing';

function wordAt(index: number): string {
  const words = WORDS.split(' ');
  return words[index % words.length] ?? '';
}

function page(status: number, title: string, sentence: string): FixedAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html>\n<html lang="en">\n<head><title>${title}</title></head>\n<body><h1>${title}</h1><p>${sentence}</p></body>\n</html>\n`,
  };
}
