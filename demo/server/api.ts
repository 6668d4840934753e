/**
 * The demo's api: the mock server, unless the environment names an OpenAI-compatible server. Then chats go there
 * through the relay, and everything else stays with the mock.
 */
// By path and not by the package's name: Vite's config loader, which reads this too, knows no alias.
import { createMockServer } from '../../src/mock';
import { createRelay } from '../../src/relay';

/** `OPENAI_BASE_URL` (up to and without `/chat/completions`), `OPENAI_MODEL`, and `OPENAI_API_KEY` where one is needed. */
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
  const { model, ...where } = upstream;
  const relay = createRelay({
    upstream: { ...where, models: [model] },
    // A stop closes the connection, and the page goes on with no reply: so leaving is stopping.
    store: false,
    log: (entry) => entry.detail && console.error(`relay: ${entry.code}: ${entry.detail}`),
  });
  return serveWith(relay, mock, { upstream: 'relay', model: upstream.model });
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

function readUpstream(environment: ApiEnvironment) {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = environment;
  if (!baseUrl) return undefined;
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new Error('OPENAI_BASE_URL is not a URL. Set it to one such as http://localhost:11434/v1.');
  }
  if (!model)
    throw new Error('OPENAI_BASE_URL is set, but OPENAI_MODEL is not. Set it to a model of that server.');
  return { baseUrl, apiKey, model };
}
