/** Servers of others, over real HTTP: what they send is read as they mean it, with the format named and without. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  chat,
  EventType,
  type StreamChunk,
  toHttpResponse,
  toolDefinition,
  toServerSentEventsResponse,
} from '@tanstack/ai';
import { BaseTextAdapter } from '@tanstack/ai/adapters';
import {
  createUIMessageStream,
  createUIMessageStreamResponse,
  type JSONValue,
  simulateReadableStream,
  streamText,
  tool,
} from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { agUi, aiSdkUi, createEngine, type Outcome, readReply, type WireFormat } from 'deltakit/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

type Route = () => Response;

const routes = new Map<string, Route>();
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    void send(routes.get(request.url ?? '')?.() ?? new Response('', { status: 404 }), response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

async function send({ status, headers, body }: Response, response: ServerResponse): Promise<void> {
  response.writeHead(status, Object.fromEntries(headers));
  const reader = body?.getReader();
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read())
    response.write(piece.value);
  response.end();
}

/** How a route is read in each of the four ways; each makes a request of its own. */
async function readEachWay(format: WireFormat, route: Route): Promise<Outcome[]> {
  const url = `${origin}/${routes.size}`;
  routes.set(new URL(url).pathname, route);
  const outcomes: Outcome[] = [];
  for (const as of [format, 'auto'] as const) {
    outcomes.push(await readReply(await fetch(url), { format: as }));
    const engine = createEngine({ url, format: as, pacing: 'instant' });
    outcomes.push(await engine.start('Hello'));
    engine.dispose();
  }
  return outcomes;
}

async function expectEachWay(format: WireFormat, route: Route, expected: object): Promise<void> {
  for (const outcome of await readEachWay(format, route)) expect(outcome).toMatchObject(expected);
}

/** What a model streams, in the SDK's own words. */
type ModelPart =
  Awaited<ReturnType<MockLanguageModelV4['doStream']>>['stream'] extends ReadableStream<infer Part>
    ? Part
    : never;

const USAGE = {
  inputTokens: { total: 10, noCache: 6, cacheRead: 4, cacheWrite: undefined },
  outputTokens: { total: 5, text: 3, reasoning: 2 },
};

function sdkText(...pieces: string[]): ModelPart[] {
  return [
    { type: 'text-start', id: 't' },
    ...pieces.map((delta): ModelPart => ({ type: 'text-delta', id: 't', delta })),
    { type: 'text-end', id: 't' },
  ];
}

function sdkFinish(unified: 'stop' | 'length' | 'tool-calls'): ModelPart {
  return { type: 'finish', finishReason: { unified, raw: undefined }, usage: USAGE };
}

/** A model that says one list of parts a step. */
function sdkModel(...steps: ModelPart[][]): MockLanguageModelV4 {
  let step = 0;
  return new MockLanguageModelV4({
    doStream: async () => ({ stream: simulateReadableStream({ chunks: steps[step++] ?? [] }) }),
  });
}

const WEATHER_CALL: ModelPart[] = [
  { type: 'tool-input-start', id: 'a', toolName: 'weather' },
  { type: 'tool-input-delta', id: 'a', delta: '{"city":' },
  { type: 'tool-input-delta', id: 'a', delta: '"Ulm"}' },
  { type: 'tool-input-end', id: 'a' },
  { type: 'tool-call', toolCallId: 'a', toolName: 'weather', input: '{"city":"Ulm"}' },
];

describe('the AI SDK', () => {
  it('streams text, reasoning, sources and, as metadata, usage', async () => {
    const parts: ModelPart[] = [
      { type: 'reasoning-start', id: 'r' },
      { type: 'reasoning-delta', id: 'r', delta: 'Let me think.' },
      { type: 'reasoning-end', id: 'r' },
      { type: 'source', sourceType: 'url', id: 's', url: 'https://example.com', title: 'Example' },
      ...sdkText('Hel', 'lo 👋'),
      sdkFinish('stop'),
    ];
    const route = () =>
      streamText({ model: sdkModel(parts), prompt: 'Hi' }).toUIMessageStreamResponse({
        sendSources: true,
        messageMetadata: ({ part }) => (part.type === 'finish' ? { usage: part.totalUsage } : undefined),
      });
    await expectEachWay(aiSdkUi, route, {
      status: 'completed',
      final: {
        text: 'Hello 👋',
        reasoning: 'Let me think.',
        sources: [{ id: 's', url: 'https://example.com', title: 'Example' }],
        finishReason: 'stop',
        usage: {
          inputTokens: 10,
          cachedInputTokens: 4,
          outputTokens: 5,
          reasoningTokens: 2,
          totalTokens: 15,
        },
      },
    });
  });

  it('leaves a call of a tool without `execute` to the app', async () => {
    const tools = {
      weather: tool({ inputSchema: z.object({ city: z.string() }), outputSchema: z.unknown() }),
    };
    const parts = [...WEATHER_CALL, sdkFinish('tool-calls')];
    const route = () =>
      streamText({ model: sdkModel(parts), prompt: 'Hi', tools }).toUIMessageStreamResponse();
    await expectEachWay(aiSdkUi, route, {
      status: 'completed',
      final: {
        finishReason: 'tool-calls',
        toolCalls: [
          { id: 'a', name: 'weather', argsText: '{"city":"Ulm"}', args: { city: 'Ulm' }, status: 'ready' },
        ],
      },
    });
  });

  it('runs a tool itself, step by step, and its result is beside the call', async () => {
    const weather = tool({
      inputSchema: z.object({ city: z.string() }),
      execute: ({ city }): JSONValue => ({ city, celsius: 20 }),
    });
    const steps = [
      [...WEATHER_CALL, sdkFinish('tool-calls')],
      [...sdkText('20 degrees.'), sdkFinish('length')],
    ];
    const route = () =>
      streamText({
        model: sdkModel(...steps),
        prompt: 'Hi',
        tools: { weather },
        stopWhen: ({ steps: done }) => done.length === 2,
      }).toUIMessageStreamResponse();
    await expectEachWay(aiSdkUi, route, {
      status: 'completed',
      final: {
        text: '20 degrees.',
        finishReason: 'length',
        toolCalls: [{ id: 'a', status: 'ready', result: { city: 'Ulm', celsius: 20 } }],
      },
    });
  });

  it('reports an error in the middle, and the reply is failed', async () => {
    const parts: ModelPart[] = [
      ...sdkText('Hel').slice(0, 2),
      { type: 'error', error: new Error('overloaded') },
      sdkFinish('stop'),
    ];
    const route = () =>
      streamText({ model: sdkModel(parts), prompt: 'Hi', onError: () => {} }).toUIMessageStreamResponse({
        onError: () => 'The model is overloaded.',
      });
    const outcomes = await readEachWay(aiSdkUi, route);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'failed',
        error: { kind: 'provider', message: expect.stringContaining('The model is overloaded') },
        partial: { text: 'Hel' },
      });
    }
  });

  it('says that it was aborted, and the reply is cancelled', async () => {
    const route = () => {
      const abort = new AbortController();
      return streamText({
        model: sdkModel([...sdkText('Hel', 'lo'), sdkFinish('stop')]),
        prompt: 'Hi',
        abortSignal: abort.signal,
        onChunk: ({ chunk }) => {
          if (chunk.type === 'text-delta') abort.abort();
        },
      }).toUIMessageStreamResponse();
    };
    await expectEachWay(aiSdkUi, route, { status: 'cancelled', reason: 'server' });
  });

  it('streams data of the app beside the text', async () => {
    const route = () =>
      createUIMessageStreamResponse({
        stream: createUIMessageStream({
          execute({ writer }) {
            writer.write({ type: 'data-weather', id: 'w', data: { status: 'loading' } });
            writer.write({ type: 'start', messageId: 'm' });
            writer.write({ type: 'text-start', id: 't' });
            writer.write({ type: 'text-delta', id: 't', delta: 'Warm.' });
            writer.write({ type: 'text-end', id: 't' });
            writer.write({ type: 'data-weather', id: 'w', data: { celsius: 20 } });
            writer.write({ type: 'finish', finishReason: 'stop' });
          },
        }),
      });
    await expectEachWay(aiSdkUi, route, {
      status: 'completed',
      final: {
        id: 'm',
        text: 'Warm.',
        parts: [
          { type: 'data', data: { name: 'weather', id: 'w', value: { celsius: 20 } } },
          { type: 'text', text: 'Warm.' },
        ],
      },
    });
  });

  it('reports what a stream of the app threw', async () => {
    const route = () =>
      createUIMessageStreamResponse({
        stream: createUIMessageStream({
          execute({ writer }) {
            writer.write({ type: 'text-start', id: 't' });
            writer.write({ type: 'text-delta', id: 't', delta: 'Hel' });
            throw new Error('no such index');
          },
          onError: () => 'The search failed.',
        }),
      });
    await expectEachWay(aiSdkUi, route, {
      status: 'failed',
      error: { kind: 'provider' },
      partial: { text: 'Hel' },
    });
  });
});

/** An adapter that says one list of events a turn. */
class ScriptedAdapter extends BaseTextAdapter<'m-1', Record<string, never>, readonly ['text'], never> {
  readonly name = 'scripted';
  private readonly turns: StreamChunk[][];

  constructor(...turns: StreamChunk[][]) {
    super({}, 'm-1');
    this.turns = [...turns];
  }

  async *chatStream(): AsyncIterable<StreamChunk> {
    const run = { threadId: 'th', runId: 'run-1' };
    yield { type: EventType.RUN_STARTED, ...run };
    for (const event of this.turns.shift() ?? []) yield event;
  }

  structuredOutput(): Promise<never> {
    return Promise.reject(new Error('Not asked for here.'));
  }
}

function tanStackText(...pieces: string[]): StreamChunk[] {
  return [
    { type: EventType.TEXT_MESSAGE_START, messageId: 'm', role: 'assistant' },
    ...pieces.map((delta): StreamChunk => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta })),
    { type: EventType.TEXT_MESSAGE_END, messageId: 'm' },
  ];
}

function tanStackFinish(finishReason: 'stop' | 'length' | 'tool_calls'): StreamChunk {
  const usage = {
    promptTokens: 10,
    completionTokens: 5,
    totalTokens: 15,
    promptTokensDetails: { cachedTokens: 4 },
  };
  return { type: EventType.RUN_FINISHED, threadId: 'th', runId: 'run-1', finishReason, usage };
}

const TANSTACK_CALL: StreamChunk[] = [
  { type: EventType.TOOL_CALL_START, toolCallId: 'a', toolCallName: 'weather' },
  { type: EventType.TOOL_CALL_ARGS, toolCallId: 'a', delta: '{"city":' },
  { type: EventType.TOOL_CALL_ARGS, toolCallId: 'a', delta: '"Ulm"}' },
  { type: EventType.TOOL_CALL_END, toolCallId: 'a' },
  tanStackFinish('tool_calls'),
];

const weatherTool = toolDefinition({
  name: 'weather',
  description: 'The weather of a city.',
  inputSchema: z.object({ city: z.string() }),
  outputSchema: z.object({ celsius: z.number() }),
});

describe('TanStack AI', () => {
  const messages = [{ role: 'user' as const, content: 'Hi' }];

  it.each([
    ['server-sent events', toServerSentEventsResponse],
    ['lines', toHttpResponse],
  ])('streams text, reasoning and usage as %s', async (_name, toResponse) => {
    const turn: StreamChunk[] = [
      { type: EventType.REASONING_START, messageId: 'r' },
      { type: EventType.REASONING_MESSAGE_START, messageId: 'r', role: 'reasoning' },
      { type: EventType.REASONING_MESSAGE_CONTENT, messageId: 'r', delta: 'Let me think.' },
      { type: EventType.REASONING_MESSAGE_END, messageId: 'r' },
      { type: EventType.REASONING_END, messageId: 'r' },
      ...tanStackText('Hel', 'lo 👋'),
      tanStackFinish('length'),
    ];
    const route = () => toResponse(chat({ adapter: new ScriptedAdapter(turn), messages }));
    await expectEachWay(agUi, route, {
      status: 'completed',
      final: {
        text: 'Hello 👋',
        reasoning: 'Let me think.',
        finishReason: 'length',
        usage: { inputTokens: 10, cachedInputTokens: 4, outputTokens: 5, totalTokens: 15 },
      },
    });
  });

  it('leaves a call of a client tool to the app', async () => {
    const route = () =>
      toServerSentEventsResponse(
        chat({ adapter: new ScriptedAdapter(TANSTACK_CALL), messages, tools: [weatherTool.client()] }),
      );
    await expectEachWay(agUi, route, {
      status: 'completed',
      final: {
        finishReason: 'tool-calls',
        toolCalls: [
          { id: 'a', name: 'weather', argsText: '{"city":"Ulm"}', args: { city: 'Ulm' }, status: 'ready' },
        ],
      },
    });
  });

  it('runs a tool itself, turn by turn, and its result is beside the call', async () => {
    const route = () =>
      toServerSentEventsResponse(
        chat({
          adapter: new ScriptedAdapter(TANSTACK_CALL, [
            ...tanStackText('20 degrees.'),
            tanStackFinish('stop'),
          ]),
          messages,
          tools: [weatherTool.server(() => ({ celsius: 20 }))],
        }),
      );
    await expectEachWay(agUi, route, {
      status: 'completed',
      final: {
        text: '20 degrees.',
        finishReason: 'stop',
        toolCalls: [{ id: 'a', args: { city: 'Ulm' }, status: 'ready', result: '{"celsius":20}' }],
      },
    });
  });

  it('reports an error in the middle, and the reply is failed', async () => {
    const turn: StreamChunk[] = [
      ...tanStackText('Hel').slice(0, 2),
      { type: EventType.RUN_ERROR, message: 'The model is overloaded.', code: 'overloaded' },
    ];
    const route = () => toServerSentEventsResponse(chat({ adapter: new ScriptedAdapter(turn), messages }));
    await expectEachWay(agUi, route, {
      status: 'failed',
      error: { kind: 'provider', code: 'overloaded' },
      partial: { text: 'Hel' },
    });
  });
});
