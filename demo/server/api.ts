/**
 * The demo's api: the mock server, unless the environment names an OpenAI-compatible server, or a model of Anthropic.
 * Then chats go there through the relay, and everything else stays with the mock.
 */
// By path and not by the package's name: Vite's config loader, which reads this too, knows no alias.
import { createMockServer } from '../../src/mock';
import { createRelay } from '../../src/relay';

/**
 * `OPENAI_BASE_URL` (up to and without `/chat/completions`), `OPENAI_MODEL`, and `OPENAI_API_KEY` where one is needed; or
 * `ANTHROPIC_MODEL` and `ANTHROPIC_API_KEY`, and `ANTHROPIC_BASE_URL` (up to and without `/messages`) where it is another.
 */
export type ApiEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Creates the api. `GET /api/_info` tells the page `{ upstream: 'mock' | 'relay', provider?, model? }`.
 *
 * @throws Error that says what to set, when the environment is half set
 */
export function createApi(environment: ApiEnvironment): (request: Request) => Promise<Response> {
  const mock = createMockServer();
  const upstream = readUpstream(environment);
  if (!upstream) return serveWith(mock, mock, { upstream: 'mock' });
  const { model, provider, ...where } = upstream;
  const relay = createRelay({
    upstream: { ...where, models: [model], speaks: SPEAKS[provider] },
    // A stop closes the connection, and the page goes on with no reply: so leaving is stopping.
    store: false,
    log: (entry) => entry.detail && console.error(`relay: ${entry.code}: ${entry.detail}`),
  });
  return serveWith(relay, mock, { upstream: 'relay', provider, model });
}

function serveWith(
  chat: (request: Request) => Promise<Response>,
  rest: (request: Request) => Promise<Response>,
  info: { upstream: 'mock' | 'relay'; provider?: ProviderName; model?: string },
): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = new URL(request.url).pathname;
    if (path === '/api/_info') return Response.json(info);
    // Every method, also OPTIONS: the mock would allow other sites to use the key.
    return path === '/api/chat/stream' ? chat(request) : rest(request);
  };
}

type ProviderName = keyof typeof SPEAKS;

const SPEAKS = { openai: 'openai-chat', anthropic: 'anthropic-messages' } as const;

interface NamedUpstream {
  provider: ProviderName;
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
}

function readUpstream(environment: ApiEnvironment): NamedUpstream | undefined {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = environment;
  const { ANTHROPIC_MODEL: claude } = environment;
  if (baseUrl && claude) {
    throw new Error('OPENAI_BASE_URL and ANTHROPIC_MODEL are both set. Set the one that is to answer.');
  }
  if (claude) return readAnthropic(environment, claude);
  if (!baseUrl) return undefined;
  checkUrl('OPENAI_BASE_URL', baseUrl, 'http://localhost:11434/v1');
  if (!model)
    throw new Error('OPENAI_BASE_URL is set, but OPENAI_MODEL is not. Set it to a model of that server.');
  return { provider: 'openai', baseUrl, apiKey, model };
}

const ANTHROPIC_URL = 'https://api.anthropic.com/v1';

function readAnthropic(
  { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl = ANTHROPIC_URL }: ApiEnvironment,
  model: string,
): NamedUpstream {
  checkUrl('ANTHROPIC_BASE_URL', baseUrl, ANTHROPIC_URL);
  if (!apiKey) throw new Error('ANTHROPIC_MODEL is set, but ANTHROPIC_API_KEY is not. Set it to your key.');
  return { provider: 'anthropic', baseUrl, apiKey, model };
}

function checkUrl(name: string, url: string, example: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  throw new Error(`${name} is not a URL. Set it to one such as ${example}.`);
}
