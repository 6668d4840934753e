/** The scenarios of what a client has to come back for, and of what it is told about its limits, as data. */
import { type AnswerFacts, type FixedAnswer, type Scenario, type Step, text } from './scenario';

const WHOLE: readonly Step[] = [
  { wait: 150 },
  text('A bridge is longer in summer, so it has a gap at its end.'),
  { finish: 'stop' },
];

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

const UNAVAILABLE: FixedAnswer = {
  status: 503,
  headers: JSON_TYPE,
  error: { message: 'The model is overloaded. Try again in a moment.', code: 'overloaded' },
};

/** What fails at first, by name. An attempt is a request with the same `Idempotency-Key`. */
export const ATTEMPT_SCENARIOS = {
  'unavailable-twice': {
    title: 'Unavailable twice',
    description: 'Two attempts get HTTP 503, or as many as failures says; the next one completes.',
    failsFirst: { times: 2, by: UNAVAILABLE },
    steps: WHOLE,
  },
  'rate-limit-once': limited('in seconds', (ms) => ({ 'retry-after': String(Math.ceil(ms / 1000)) })),
  'rate-limit-date': limited('as a date', (ms, now) => ({ 'retry-after': new Date(now + ms).toUTCString() })),
  'rate-limit-ms': limited('in milliseconds', (ms) => ({
    'retry-after-ms': String(ms),
    // Whoever reads only this waits too long, but does not come too early.
    'retry-after': String(Math.ceil(ms / 1000) + 1),
  })),
  'no-answer-twice': {
    title: 'No answer twice',
    description: 'Twice the connection breaks before there is a status; the next attempt completes.',
    failsFirst: { times: 2, by: 'no-answer' },
    steps: WHOLE,
  },
  'no-content-twice': {
    title: 'No content twice',
    description: 'Twice the connection breaks behind the headers; the next attempt completes.',
    failsFirst: { times: 2, by: 'no-content' },
    steps: WHOLE,
  },
  'limits-openai': {
    title: 'Limits as OpenAI tells them',
    description: 'Says in headers how many requests and tokens are left, and for how long. Completes.',
    headers: openaiLimits,
    steps: WHOLE,
  },
  'limits-anthropic': {
    title: 'Limits as Anthropic tells them',
    description: 'Says in headers how many requests and tokens are left, and until when. Completes.',
    headers: anthropicLimits,
    steps: WHOLE,
  },
} satisfies Record<string, Scenario>;

/** One attempt is told when to come back: in a second, or in as many milliseconds as `retryAfterMs` says. */
function limited(how: string, wait: (ms: number, now: number) => Record<string, string>): Scenario {
  const error = {
    message: 'Rate limit reached for requests. Please try again later.',
    code: 'rate_limit_exceeded',
  };
  const headers = ({ now, query }: AnswerFacts) => {
    const asked = Number(query.get('retryAfterMs'));
    return { ...JSON_TYPE, ...wait(asked > 0 ? asked : 1000, now) };
  };
  return {
    title: `Rate limit, ${how}`,
    description: `One attempt gets HTTP 429, with the wait ${how}; the next one completes.`,
    failsFirst: { times: 1, by: { status: 429, headers, error } },
    steps: WHOLE,
  };
}

/** @see https://platform.openai.com/docs/guides/rate-limits */
function openaiLimits(): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': '60',
    'x-ratelimit-remaining-requests': '59',
    'x-ratelimit-reset-requests': '1s',
    'x-ratelimit-limit-tokens': '150000',
    'x-ratelimit-remaining-tokens': '149984',
    'x-ratelimit-reset-tokens': '6m0s',
  };
}

/** @see https://docs.anthropic.com/en/api/rate-limits */
function anthropicLimits({ now }: AnswerFacts): Record<string, string> {
  const limits = {
    requests: [50, 49],
    tokens: [90_000, 88_000],
    'input-tokens': [50_000, 49_000],
    'output-tokens': [40_000, 39_000],
  };
  const reset = new Date(now + 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  return Object.fromEntries(
    Object.entries(limits).flatMap(([of, [limit, remaining]]) => [
      [`anthropic-ratelimit-${of}-limit`, String(limit)],
      [`anthropic-ratelimit-${of}-remaining`, String(remaining)],
      [`anthropic-ratelimit-${of}-reset`, reset],
    ]),
  );
}
