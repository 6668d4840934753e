/**
 * The demo's api: the mock server, unless the environment names an OpenAI-compatible server, or a model of Anthropic.
 * Then chats go there through the relay, and everything else stays with the mock.
 */
// By path and not by the package's name: Vite's config loader, which reads this too, knows no alias.
import { createMockServer } from '../../src/mock';
import { createRelay, type Upstream } from '../../src/relay';

/**
 * `OPENAI_BASE_URL` (up to and without `/chat/completions`), `OPENAI_MODEL`, and `OPENAI_API_KEY` where one is needed; or
 * `ANTHROPIC_MODEL` and `ANTHROPIC_API_KEY`, and `ANTHROPIC_BASE_URL` where it is another.
 */
export type ApiEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Creates the api. `GET /api/_info` tells the page `{ upstream: 'mock' | 'relay', model? }`.
 *
 * @throws Error that says what to set, when the environment is half set
 */
export function createApi(environment: ApiEnvironment): (request: Request) => Promise<Response> {
  const mock = createMockServer();
  const upstream = readUpstream(environment);
  if (!upstream) return serveWith(mock, mock, { upstream: 'mock' });
  const relay = createRelay({
    upstream,
    // A stop closes the connection, and the page goes on with no reply: so leaving is stopping.
    store: false,
    log: (entry) => entry.detail && console.error(`relay: ${entry.code}: ${entry.detail}`),
  });
  return serveWith(relay, mock, { upstream: 'relay', model: upstream.models[0] });
}

function serveWith(
  chat: (request: Request) => Promise<Response>,
  rest: (request: Request) => Promise<Response>,
  info: { upstream: 'mock' | 'relay'; model?: string },
): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = new URL(request.url).pathname;
    if (path === '/api/_info') return Response.json(info);
    // Every method, also OPTIONS: the mock would allow other sites to use the key.
    return path === '/api/chat/stream' ? chat(request) : rest(request);
  };
}

function readUpstream(environment: ApiEnvironment): Upstream | undefined {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = environment;
  if (!baseUrl) return readAnthropic(environment);
  checkUrl('OPENAI_BASE_URL', baseUrl, 'http://localhost:11434/v1');
  if (!model)
    throw new Error('OPENAI_BASE_URL is set, but OPENAI_MODEL is not. Set it to a model of that server.');
  return { baseUrl, apiKey, models: [model] };
}

/** A key alone may be there for other things: the model says that it is meant. */
function readAnthropic({
  ANTHROPIC_MODEL: model,
  ANTHROPIC_API_KEY: apiKey,
  ANTHROPIC_BASE_URL: baseUrl = 'https://api.anthropic.com/v1',
}: ApiEnvironment): Upstream | undefined {
  if (!model) return undefined;
  checkUrl('ANTHROPIC_BASE_URL', baseUrl, 'https://api.anthropic.com/v1');
  if (!apiKey)
    throw new Error('ANTHROPIC_MODEL is set, but ANTHROPIC_API_KEY is not. Set it to a key of yours.');
  return { speaks: 'anthropic-messages', baseUrl, apiKey, models: [model] };
}

function checkUrl(name: string, value: string, example: string): void {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return;
  throw new Error(`${name} is not a URL. Set it to one such as ${example}.`);
}
