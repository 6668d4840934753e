/**
 * A request in, what it orders out: which scenario in which format how fast, and the prompt. What can't be
 * understood is a `Refusal` that says what would be.
 */
import { ENCODINGS, isMockFormat } from './encode/create-encoder';
import { type ChosenPrompt, choosePrompt, type MockPrompt, promptScenario } from './prompts';
import { Refusal, readNumber, unknownName } from './refusal';
import type { ReplyRoute } from './routes';
import type { MockFormat, Scenario, ScenarioRequest } from './scenario';

/** What a client asked for. */
export interface Order {
  name: string;
  scenario: Scenario;
  format: MockFormat;
  speed: number;
  /** The share by which the silences vary, where the request says it. */
  jitter: number | undefined;
  /** The model the client named, to be echoed. */
  model: string;
  /** One JSON body instead of a stream. */
  asJson: boolean;
  asked: Omit<ScenarioRequest, 'random'>;
  /** The server's own prompt, where the request names one. */
  chosen?: ChosenPrompt;
}

/** What the server's options hold, where neither the request nor its route says anything. */
export interface OrderDefaults {
  scenarios: Readonly<Record<string, Scenario>>;
  scenario: string;
  format: MockFormat;
  speed: number;
  prompts: readonly MockPrompt[];
}

/**
 * Reads what a request orders. The query wins over the body, the body over the defaults.
 *
 * @throws Refusal when the body is no JSON object, or names what does not exist
 */
export async function readOrder(
  request: Request,
  url: URL,
  route: ReplyRoute,
  defaults: OrderDefaults,
): Promise<Order> {
  const body = readBody(await request.text());
  const query = url.searchParams;
  const model = route.model ?? stringOf(body.model);
  const chosen = choosePrompt(body, defaults.prompts);
  const { name, scenario } = pickScenario(
    query.get('scenario') ?? stringOf(body.scenario),
    model,
    chosen,
    defaults,
  );

  const named = query.get('format') ?? (route.isApi ? undefined : stringOf(body.format));
  const format = pickFormat(named ?? route.format ?? defaults.format);
  if (scenario.formats && !scenario.formats.includes(format)) {
    throw new Refusal(
      400,
      'format_not_supported',
      `The format '${format}' has no place for the scenario '${name}'. Use ${scenario.formats.join(' or ')}.`,
    );
  }
  return {
    name,
    scenario,
    format,
    speed: pickSpeed(query.get('speed'), defaults.speed),
    jitter: readNumber(query, 'jitter'),
    model: model ?? 'mock-model',
    asJson: wantsJson(request.headers.get('accept'), body.stream ?? route.streams),
    asked: { prompt: chosen?.text ?? promptOf(body), body, query },
    ...(chosen && { chosen }),
  };
}

/**
 * Reads a body that is a JSON object, or empty.
 *
 * @throws Refusal when it is neither
 */
export function readBody(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(
      400,
      'invalid_json',
      'The body is not JSON. Send an object, such as {"prompt":"Hello"}.',
    );
  }
  if (!isRecord(value)) {
    throw new Refusal(
      400,
      'invalid_body',
      'The body is not a JSON object. Send one, such as {"prompt":"Hello"}.',
    );
  }
  return value;
}

/**
 * A model may be named after a scenario, so that a relay or an SDK with no place for a query can choose one. A prompt
 * of the server answers for itself where no scenario is named.
 */
function pickScenario(
  named: string | undefined,
  model: string | undefined,
  chosen: ChosenPrompt | undefined,
  { scenarios, scenario: fallback }: OrderDefaults,
): { name: string; scenario: Scenario } {
  const byModel = model && ownEntry(scenarios, model) ? model : undefined;
  if (chosen && !named && !byModel) return { name: 'prompt', scenario: promptScenario(chosen) };
  const name = named || byModel || fallback;
  const scenario = ownEntry(scenarios, name);
  if (!scenario) throw unknownName('scenario', name, Object.keys(scenarios));
  return { name, scenario };
}

function pickFormat(name: string): MockFormat {
  if (isMockFormat(name)) return name;
  throw unknownName('format', name, Object.keys(ENCODINGS));
}

function pickSpeed(text: string | null, fallback: number): number {
  if (text === null) return fallback;
  const speed = text === 'instant' ? Infinity : Number(text);
  if (speed > 0) return speed;
  throw new Refusal(
    400,
    'invalid_speed',
    "The speed is a number above 0, such as 2 for twice as fast, or 'instant'.",
  );
}

const STREAM_TYPES = ['text/event-stream', 'ndjson', 'text/plain', '*/*'];

/** `stream` in the body decides; where it says nothing, an `accept` of JSON and no kind of stream does. */
function wantsJson(accept: string | null, stream: unknown): boolean {
  if (typeof stream === 'boolean') return !stream;
  return !!accept?.includes('application/json') && !STREAM_TYPES.some((type) => accept.includes(type));
}

/** A prompt alone, or the last message of the user; providers have three names for each of its fields. */
function promptOf(body: Readonly<Record<string, unknown>>): string {
  const said = body.prompt ?? body.input;
  if (typeof said === 'string') return said;
  const list = body.messages ?? body.contents ?? body.input;
  const messages = Array.isArray(list) ? list.filter(isRecord) : [];
  const last = messages.filter((message) => message.role === 'user').at(-1);
  const content = last?.content ?? last?.parts;
  if (!Array.isArray(content)) return stringOf(content) ?? '';
  return content.map((part: unknown) => (isRecord(part) && stringOf(part.text)) || '').join('');
}

/** Not what objects inherit: a scenario named `constructor` does not exist. */
function ownEntry(scenarios: Readonly<Record<string, Scenario>>, name: string): Scenario | undefined {
  return Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
