/** A request that names a prompt instead of messages in, the version that answers and its rendered text out. */
import { Refusal, unknownName } from './refusal';
import { type Scenario, type Step, text } from './scenario';

/** A prompt that lives on the server, in all its versions. */
export interface MockPrompt {
  id: string;
  /** By version, oldest first; `{{name}}` is a variable. */
  versions: Readonly<Record<string, string>>;
}

/** What a request chose. */
export interface ChosenPrompt {
  promptId: string;
  version: string;
  /** With its variables filled in. */
  text: string;
}

/** The built-in prompts. */
export const PROMPTS: readonly MockPrompt[] = [
  {
    id: 'summary',
    versions: {
      1: 'Summarise this: {{text}}',
      2: 'Summarise this in {{sentences}} sentences: {{text}}',
    },
  },
  {
    id: 'greeting',
    versions: {
      1: 'Greet {{name}}.',
      2: 'Greet {{name}} in {{language}}.',
      3: 'Greet {{name}} in {{language}}, as you would at this time of day: {{time}}.',
    },
  },
];

const VARIABLE = /\{\{(\w+)\}\}/g;

/**
 * The prompt of a body, where it names one; the latest version unless it says which.
 *
 * @throws Refusal: 404 for an unknown prompt or version, 422 with a list of the variables that are missing
 */
export function choosePrompt(
  body: Readonly<Record<string, unknown>>,
  prompts: readonly MockPrompt[],
): ChosenPrompt | undefined {
  const { promptId, version: asked, variables } = body;
  if (typeof promptId !== 'string') return undefined;
  const prompt = prompts.find(({ id }) => id === promptId);
  if (!prompt)
    throw unknownName(
      'prompt',
      promptId,
      prompts.map(({ id }) => id),
      404,
    );
  const versions = Object.keys(prompt.versions);
  const version = asked === undefined || asked === null ? (versions.at(-1) ?? '') : String(asked);
  const template = Object.hasOwn(prompt.versions, version) ? prompt.versions[version] : undefined;
  if (template === undefined) throw unknownName('prompt version', `${promptId} ${version}`, versions, 404);
  return { promptId, version, text: render(template, variables, `${promptId}, version ${version},`) };
}

/** What a prompt answers where the request names no scenario: it says which version it is. */
export function promptScenario({ promptId, version, text: prompt }: ChosenPrompt): Scenario {
  const answer = text(`${promptId}, version ${version}: ${prompt}`);
  return {
    title: 'Prompt of the server',
    description: 'Says which version of a prompt was asked, and what it says. Completes.',
    steps: [{ wait: 250 }, answer, { finish: 'stop' }],
  };
}

/** The same steps, with the prompt's version as data of the app once the first wait is over. */
export function* withPromptData(steps: Iterable<Step>, chosen: ChosenPrompt): Generator<Step, void> {
  const { promptId, version } = chosen;
  let isSaid = false;
  for (const step of steps) {
    if (!isSaid && !('wait' in step)) {
      isSaid = true;
      yield { data: { name: 'prompt', value: { promptId, version } } };
    }
    yield step;
  }
}

/** What says on every answer which version it is of. */
export function promptHeaders(chosen: ChosenPrompt | undefined): Record<string, string> {
  return chosen ? { 'x-prompt-id': chosen.promptId, 'x-prompt-version': chosen.version } : {};
}

/** The registry as `GET /api/prompts` tells it. */
export function listPrompts(prompts: readonly MockPrompt[]) {
  return prompts.map(({ id, versions }) => ({
    promptId: id,
    latest: Object.keys(versions).at(-1),
    versions: Object.entries(versions).map(([version, template]) => ({
      version,
      template,
      variables: variablesOf(template),
    })),
  }));
}

function variablesOf(template: string): string[] {
  return [...new Set([...template.matchAll(VARIABLE)].map(([, name = '']) => name))];
}

function render(template: string, variables: unknown, what: string): string {
  const given = new Map(Object.entries(typeof variables === 'object' && variables !== null ? variables : {}));
  const missing = variablesOf(template).filter((name) => given.get(name) === undefined);
  if (missing.length > 0) {
    const message = `The prompt ${what} needs these variables too: ${missing.join(', ')}.`;
    throw new Refusal(422, 'missing_variables', message, { missing });
  }
  return template.replace(VARIABLE, (_, name: string) => String(given.get(name)));
}
