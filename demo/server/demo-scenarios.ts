/** What the pages of the tour are answered, beside the mock server's own scenarios: a letter that goes on, a recipe, a book. */
import { SCENARIOS, type Scenario, type ScenarioRequest, type Step } from '../../src/mock';
import { LONG_MARKDOWN } from '../../src/mock/long-markdown';
import { splitTokens } from '../../src/mock/split-tokens';

const text = (said: string, every = 24): Step => ({ text: said, every });

/** How a letter may go on, by what it ends with. */
const CONTINUATIONS: readonly (readonly [end: RegExp, goesOn: string])[] = [
  [/(^|\n)\s*$/, 'I am writing to ask for a berth for the first week of June.'],
  [/dear\s*$/i, ' harbour master,'],
  [/(berth|mooring)\W*$/i, ' for a boat of nine metres, with water and power on the quay.'],
  [/(boat|ship)\W*$/i, ' is nine metres long and draws a metre and a half.'],
  [/(arrive|arrival)\W*$/i, ' on the evening tide of the second of June, if the wind allows it.'],
  [/(thank|thanks)\W*$/i, ' you for your help; I look forward to seeing the harbour again.'],
  [/(regards|sincerely)\W*$/i, ',\nthe crew of the Sandpiper'],
  [/[.!?]\s*$/, ' If there is no room that week, the week after would suit us as well.'],
];

const RECIPE = {
  title: 'Pasta in the mountains',
  minutes: 25,
  vegan: true,
  ingredients: [
    { name: 'Spaghetti', amount: '200 g' },
    { name: 'Tomatoes', amount: '4' },
    { name: 'Olive oil', amount: '2 spoons' },
    { name: 'Basil', amount: 'a handful' },
  ],
  steps: [
    'Boil the water; up here it boils below 100 °C.',
    'Cook the pasta two minutes longer than the packet says.',
    'Warm the tomatoes in the oil until they give way.',
    'Mix all of it, and tear the basil over it.',
  ],
};

const WHOLE_RECIPE = JSON.stringify(RECIPE, null, 2);

/** Footnotes once are enough. */
const CHAPTER = LONG_MARKDOWN.replace(/\n\[\^\w+\]: .*/g, '').replace(/\[\^\w+\]/g, '');

/** So often a long document is sent a piece, in milliseconds: what a server does that has many tokens a second. */
const PIECE_MS = 20;

export const DEMO_SCENARIOS: Readonly<Record<string, Scenario>> = {
  short: inFullTime(SCENARIOS.short),
  'long-markdown': inFullTime(SCENARIOS['long-markdown']),
  'slow-first-token': inFullTime(SCENARIOS['slow-first-token']),
  cut: inFullTime(SCENARIOS.cut),
  'error-event': inFullTime(SCENARIOS['error-event']),
  letter: {
    title: 'A letter',
    description: 'Goes on with a letter where it stands.',
    steps: ({ prompt }) => [{ wait: 200 }, text(goOn(prompt)), { finish: 'stop' }],
  },
  recipe: {
    title: 'A recipe',
    description: 'A recipe as JSON. Completes.',
    steps: [{ wait: 250 }, text(WHOLE_RECIPE, 30), { finish: 'stop' }],
  },
  'recipe-cut': {
    title: 'Half a recipe',
    description: 'The bytes end in the middle of an ingredient.',
    steps: [{ wait: 250 }, text(WHOLE_RECIPE.slice(0, 190), 30), { end: true }],
  },
  'recipe-invalid': {
    title: 'A recipe of another form',
    description: 'Whole JSON, but the minutes are words and an amount is missing.',
    steps: [
      { wait: 250 },
      text(
        WHOLE_RECIPE.replace('"minutes": 25', '"minutes": "half an hour"').replace(
          ',\n      "amount": "4"',
          '',
        ),
        30,
      ),
      { finish: 'stop' },
    ],
  },
  'recipe-stall': {
    title: 'A recipe that falls silent',
    description: 'Half of it, then nothing.',
    steps: [{ wait: 250 }, text(WHOLE_RECIPE.slice(0, 230), 30), { hang: true }],
  },
  'long-document': {
    title: 'A long document',
    description: 'As many tokens as `tokens` says, `rate` a second.',
    steps: ({ query }) => writeDocument(count(query, 'tokens', 64_000), count(query, 'rate', 2_000)),
  },
};

/**
 * The mock server leaves the silences between tokens out where it answers with one JSON body. A model takes as long to
 * write either way, so here they are steps of their own.
 */
function inFullTime(scenario: Scenario): Scenario {
  if ('answer' in scenario) return scenario;
  const { steps } = scenario;
  return {
    ...scenario,
    *steps(request: ScenarioRequest) {
      for (const step of typeof steps === 'function' ? steps(request) : steps) {
        if (!('text' in step) || !step.every) yield step;
        else for (const token of splitTokens(step.text)) yield* [{ text: token }, { wait: step.every }];
      }
    },
  };
}

function goOn(prompt: string): string {
  return CONTINUATIONS.find(([end]) => end.test(prompt))?.[1] ?? ' by the first week of June.';
}

/** Chapters, until there are so many tokens. */
function* writeDocument(tokens: number, rate: number): Generator<Step> {
  const inPiece = Math.max(1, Math.round((rate * PIECE_MS) / 1000));
  let left = tokens;
  yield { wait: 250 };
  for (let chapter = 1; left > 0; chapter += 1) {
    const words = splitTokens(CHAPTER.replace('# How a reply streams', `# ${chapter}. How a reply streams`));
    for (let at = 0; at < words.length && left > 0; at += inPiece) {
      const piece = words.slice(at, at + Math.min(inPiece, left));
      left -= piece.length;
      yield { text: piece.join(''), every: 0 };
      yield { wait: PIECE_MS };
    }
  }
  yield { finish: 'stop' };
}

function count(query: URLSearchParams, name: string, otherwise: number): number {
  const given = Number(query.get(name));
  return Number.isInteger(given) && given > 0 ? Math.min(given, 1_000_000) : otherwise;
}
