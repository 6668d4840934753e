/** A path in, what is served there out: the mock server's own routes, and those that providers' clients post to. */
import type { MockFormat } from './scenario';

/** A route that answers with a reply. */
export interface ReplyRoute {
  /** Written where the request names none; the server's own default where this is left out. */
  format?: MockFormat;
  /** A provider's route: a `format` in the body means something else there. */
  isApi?: true;
  /** Whether a body that says nothing of `stream` wants one; where this is left out, its `accept` decides. */
  streams?: boolean;
  /** The model, where the path names it. */
  model?: string;
  /** Tokens are counted for those alone who ask with `stream_options`. */
  usageOnRequest?: true;
  /** The reply is a job's: the answer is its id. */
  isJob?: true;
}

/** What is served, for whoever asks in vain. */
export const ROUTE_NAMES: readonly string[] = [
  'POST /api/chat/stream',
  'POST /api/complete',
  'POST /v1/chat/completions',
  'POST /v1/responses',
  'POST /v1/messages',
  'POST /v1beta/models/{model}:streamGenerateContent',
  'POST /v1beta/models/{model}:generateContent',
  'POST /api/chat',
  'POST /v2/chat',
  'POST /api/cancel',
  'POST /api/jobs',
  'GET /api/jobs/{id}',
  'DELETE /api/jobs/{id}',
  'POST /api/jobs/{id}/retry',
  'GET /api/prompts',
  'GET /api/_requests',
  'DELETE /api/_requests',
  'GET /api/_scenarios',
];

const ROUTES: Readonly<Record<string, ReplyRoute>> = {
  '/api/chat/stream': {},
  '/api/complete': { format: 'json-text' },
  '/v1/chat/completions': { format: 'openai-chat', isApi: true, streams: false, usageOnRequest: true },
  '/v1/responses': { format: 'openai-responses', isApi: true, streams: false },
  '/v1/messages': { format: 'anthropic-messages', isApi: true, streams: false },
  '/api/chat': { format: 'ollama', isApi: true, streams: true },
  '/api/jobs': { format: 'json-text', isJob: true },
  '/v2/chat': { format: 'cohere', isApi: true, streams: false },
};

const GEMINI_PATH = /^\/v1(?:beta)?\/models\/([^/]+):(g|streamG)enerateContent$/;

/** The route of a path that replies are posted to. */
export function findReplyRoute({ pathname, searchParams }: URL): ReplyRoute | undefined {
  const [, model, method] = GEMINI_PATH.exec(pathname) ?? [];
  if (model) {
    const isSse = searchParams.get('alt') === 'sse';
    return { format: isSse ? 'gemini' : 'gemini-array', isApi: true, streams: method === 'streamG', model };
  }
  return Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined;
}
