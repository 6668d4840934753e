/**
 * Each server of the recipes, as it stands in the docs, between a chat and a stand-in for its provider: real HTTP on both
 * sides. What the provider says has to come out whole and in pieces, and a stop has to reach it.
 */
import { once } from 'node:events';
import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import {
  anthropicMessagesBody,
  createChat,
  geminiBody,
  openaiChatBody,
  openaiResponsesBody,
} from 'deltakit/core';
import { createMockServer, text } from 'deltakit/mock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveHttp } from '../../scripts/serve-http';
import { folderOf, isTypeScript, readBlocks } from './read-blocks';
import { readPages } from './read-pages';
import { writeBlocks } from './write-blocks';

const FIRST = 'Deltas grow where rivers slow down.';
const ANSWER = `${FIRST} So they grow at the sea.`;
const cleanUps: (() => unknown)[] = [];
const blocks = readPages().flatMap(readBlocks).filter(isTypeScript);
const folder = resolve(writeBlocks(blocks, (clean) => cleanUps.push(clean)));

/** Speaks every provider's format, at the addresses that their clients post to. */
const provider = createMockServer({
  scenario: 'delta',
  scenarios: {
    delta: {
      title: 'Delta',
      description: 'Two sentences, and no end where the prompt asks for none.',
      steps: ({ prompt }) => [
        text(ANSWER, 5),
        ...(prompt.startsWith('wait') ? [{ hang: true as const }] : []),
        { finish: 'stop' },
      ],
    },
  },
});
/** The prompts that came, and those whose requests were left before their end. */
const came = new Set<string>();
const left = new Set<string>();

async function watch(request: Request): Promise<Response> {
  // Behind what was said before.
  const prompt = (await request.clone().text()).match(/(?:wait|think) http[^"]+/g)?.at(-1);
  if (!prompt) return provider(request);
  came.add(prompt);
  const leaving = once(request.signal, 'abort').then(() => left.add(prompt));
  // A model that thinks says nothing, not even that it will.
  if (prompt.startsWith('think')) await leaving;
  return provider(request);
}

beforeAll(async () => {
  const upstream = await serveHttp(watch);
  cleanUps.push(() => upstream.close());
  const at = (path: string) => upstream.url + path;
  for (const name of ['OPENAI', 'ANTHROPIC', 'XAI', 'OPENROUTER']) vi.stubEnv(`${name}_BASE_URL`, at('/v1'));
  vi.stubEnv('GEMINI_BASE_URL', at('/v1beta'));
  vi.stubEnv('OPENAI_API_KEY', 'any-key-will-do');
  vi.stubEnv('APP_TOKEN', 'a token');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  for (const clean of cleanUps.reverse()) await clean();
});

type Handler = (request: Request) => Promise<Response>;

/** What a block exports as a server. */
async function handlerOf(page: string, file: string): Promise<Handler> {
  const module = (await import(/* @vite-ignore */ join(folder, folderOf(page), file))) as Record<
    string,
    Handler
  >;
  const handler = module.POST ?? module.relay;
  if (!handler) throw new Error(`${file} of ${page} exports neither POST nor relay.`);
  return handler;
}

const PAGE = {};
const TOKEN = { headers: { authorization: 'Bearer a token' } };

/** Page, file, and what the page's `useChat` is told besides the address. */
const HANDLERS: readonly (readonly [string, string, object])[] = [
  ['docs/guide.md', 'api.ts', PAGE],
  ['docs/recipes/README.md', 'relay.ts', PAGE],
  ['docs/recipes/openai.md', 'relay.ts', PAGE],
  ['docs/recipes/openai.md', 'responses.ts', PAGE],
  ['docs/recipes/openai.md', 'responses.ts', { body: openaiResponsesBody }],
  ['docs/recipes/openai.md', 'pass-on.ts', { body: openaiChatBody, model: 'gpt-5-mini' }],
  ['docs/recipes/anthropic.md', 'relay.ts', PAGE],
  ['docs/recipes/anthropic.md', 'relay.ts', { body: anthropicMessagesBody, maxTokens: 4000 }],
  ['docs/recipes/anthropic.md', 'thinking.ts', PAGE],
  ['docs/recipes/gemini.md', 'api.ts', { body: geminiBody }],
  ['docs/recipes/local-models.md', 'relay.ts', PAGE],
  ['docs/recipes/openai-compatible.md', 'relay.ts', { model: 'qwen/qwen3-coder' }],
  ['docs/recipes/next.md', 'route.ts', PAGE],
  ['docs/recipes/auth.md', 'relay.ts', TOKEN],
  ['docs/recipes/moderation.md', 'relay.ts', PAGE],
  ['docs/recipes/stop-upstream.md', 'relay.ts', PAGE],
  ['docs/recipes/stop-upstream.md', 'api.ts', { body: openaiChatBody, model: 'gpt-5-mini' }],
  ['docs/recipes/stop-upstream.md', 'sdk.ts', { body: openaiChatBody, model: 'gpt-5-mini' }],
];

describe('a server of the recipes', () => {
  it.concurrent.each(HANDLERS)(
    '%s %s streams an answer, and passes a stop on',
    async (page, file, options) => {
      const server = await serveHttp(await handlerOf(page, file));
      try {
        await converse(`${server.url}/api/chat?recipe=${encodeURIComponent(page + file)}`, options);
      } finally {
        await server.close();
      }
    },
  );

  it.each(['express', 'hono'])(
    'that is made with %s streams an answer, and passes a stop on',
    async (name) => {
      const server = await listening(join(folder, `docs-recipes-${name}`, 'server.ts'));
      try {
        const { port } = server.address() as AddressInfo;
        await converse(`http://localhost:${port}/api/chat`, PAGE);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    },
  );

  it('refuses who is not signed in, in words that a page can show', async () => {
    const relay = await handlerOf('docs/recipes/auth.md', 'relay.ts');
    const chat = createChat({
      url: 'http://app.local/api/chat',
      fetch: (url, init) => relay(new Request(url, init)),
    });
    const outcome = await chat.send('How do deltas grow?');
    chat.dispose();
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { kind: 'http', status: 401, retryable: false },
    });
  });
});

/** What a page does: asks, and asks again, sees what comes of it while more is to come, and thinks better of it. */
async function converse(url: string, options: object): Promise<void> {
  const chat = createChat({ url, cancel: url, pacing: 'instant', retry: false, ...options });
  expect(await chat.send('How do deltas grow?')).toMatchObject({
    status: 'completed',
    message: { text: ANSWER },
  });

  const mine = `wait ${url}`;
  const asked = chat.send(mine);
  await vi.waitFor(() => expect(chat.getSnapshot().messages.at(-1)?.text).toContain(FIRST), 10_000);
  expect(left.has(mine)).toBe(false);
  chat.stop();
  expect(await asked).toMatchObject({ status: 'cancelled', reason: 'user' });
  await vi.waitFor(() => expect(left.has(mine)).toBe(true), 10_000);

  // Before there is anything to read, nothing but the signal tells of a stop.
  const silent = `think ${url}`;
  void chat.send(silent);
  await vi.waitFor(() => expect(came.has(silent)).toBe(true), 10_000);
  chat.stop();
  await vi.waitFor(() => expect(left.has(silent)).toBe(true), 10_000);
  chat.dispose();
}

/** The server that a module starts when it is loaded. One module at a time. */
async function listening(file: string): Promise<Server> {
  const listen = vi.spyOn(Server.prototype, 'listen');
  vi.stubEnv('PORT', '0');
  await import(/* @vite-ignore */ file);
  const server = listen.mock.contexts[0];
  listen.mockRestore();
  if (!(server instanceof Server)) throw new Error(`${file} starts no server.`);
  if (!server.listening) await once(server, 'listening');
  return server;
}
