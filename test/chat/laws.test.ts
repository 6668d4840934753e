/** Whatever people, models and networks do in whatever order: the thread stays a tree, and each request is a valid one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anthropicMessagesBody } from '../../src/bodies/anthropic-messages-body';
import type { CreateChatBody } from '../../src/bodies/body-context';
import { geminiBody } from '../../src/bodies/gemini-body';
import { openaiChatBody } from '../../src/bodies/openai-chat-body';
import { openaiResponsesBody } from '../../src/bodies/openai-responses-body';
import { plainBody } from '../../src/bodies/plain-body';
import type { ChatMessage } from '../../src/chat/chat-message';
import * as anthropic from '../bodies/rules/anthropic-messages';
import * as gemini from '../bodies/rules/gemini';
import * as openaiChat from '../bodies/rules/openai-chat';
import * as openaiResponses from '../bodies/rules/openai-responses';
import { runs } from '../laws/runs';
import { call, createTestChat, delta, finish } from './create-test-chat';

const PROVIDERS = [
  [anthropicMessagesBody, anthropic.findBroken],
  [geminiBody, gemini.findBroken],
  [openaiChatBody, openaiChat.findBroken],
  [openaiResponsesBody, openaiResponses.findBroken],
] as const;

type Test = ReturnType<typeof createTestChat>;

const place = fc.nat(5);
const word = fc.constantFrom('a', 'Bern ', '', ' ');
const tool = fc.constantFrom('now', 'agreed', 'page', 'none');

/** What can happen, by itself and in any order. Most of it means nothing most of the time. */
const step: fc.Arbitrary<(test: Test) => unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: word.map(
      (text) =>
        ({ chat }: Test) =>
          void chat.send(text),
    ),
  },
  { weight: 6, arbitrary: word.map((text) => (test: Test) => stream(test, delta({ content: text }))) },
  {
    weight: 5,
    arbitrary: fc.tuple(tool, place).map(
      ([name, id]) =>
        (test: Test) =>
          stream(test, call(`c${id}`, name, { city: 'Bern' })),
    ),
  },
  fc.constant((test: Test) =>
    stream(
      test,
      delta({ tool_calls: [{ index: 0, id: 'half', function: { name: 'now', arguments: '{"ci' } }] }),
    ),
  ),
  { weight: 5, arbitrary: fc.constant((test: Test) => stream(test, finish('stop'), { done: true })) },
  { weight: 3, arbitrary: fc.constant((test: Test) => stream(test, finish('tool_calls'), { done: true })) },
  fc.constant((test: Test) => attempt(test, ({ close }) => close())),
  fc.constant((test: Test) => attempt(test, ({ drop }) => drop())),
  fc.constant((test: Test) => attempt(test, ({ refuse }) => refuse())),
  fc.constant(({ chat }: Test) => chat.stop()),
  fc.constant(({ chat }: Test) => void chat.regenerate()),
  fc.constant(({ chat }: Test) => void chat.retry()),
  place.map(
    (at) =>
      ({ chat, messages }: Test) =>
        void chat.regenerate(idAt(messages(), at)),
  ),
  place.map(
    (at) =>
      ({ chat, messages }: Test) =>
        void chat.retry(idAt(messages(), at)),
  ),
  place.map(
    (at) =>
      ({ chat, messages }: Test) =>
        void chat.edit(idAt(messages(), at), 'else'),
  ),
  fc.tuple(place, place).map(
    ([at, index]) =>
      ({ chat, messages }: Test) =>
        chat.selectBranch(idAt(messages(), at), index),
  ),
  place.map(
    (id) =>
      ({ chat }: Test) =>
        void chat.approve(`c${id}`),
  ),
  place.map(
    (id) =>
      ({ chat }: Test) =>
        void chat.deny(`c${id}`),
  ),
  place.map(
    (id) =>
      ({ chat }: Test) =>
        void chat.respond(`c${id}`, { ok: true }),
  ),
  fc.constant(({ chat }: Test) => chat.clear()),
  place.map(
    (count) =>
      ({ chat, messages }: Test) =>
        chat.setMessages(messages().slice(0, count)),
  ),
);

const idAt = (messages: readonly ChatMessage[], at: number) => messages[at]?.id ?? 'nobody';

async function stream(test: Test, ...chunks: readonly object[]): Promise<void> {
  attempt(test, (request) => {
    for (const chunk of chunks) request.send(`data: ${JSON.stringify(chunk)}\n\n`);
  });
  await test.clock.advance(100);
}

/** Does something to the newest request, where there is one that can still be answered. */
function attempt({ server }: Test, act: (request: Test['server']['last']) => void): void {
  const request = server.requests.at(-1);
  if (!request || request.isAborted) return;
  try {
    request.open();
    act(request);
  } catch {
    // It was closed before.
  }
}

function createLawChat(options: Parameters<typeof createTestChat>[0] = {}) {
  const broken: string[] = [];
  const body: CreateChatBody = (messages, context) => {
    for (const [create, findBroken] of PROVIDERS) {
      broken.push(
        ...findBroken(JSON.parse(JSON.stringify(create(messages, { ...context, model: 'm', maxTokens: 9 })))),
      );
    }
    return plainBody(messages, context);
  };
  const parameters = z.object({ city: z.string() });
  const tools = {
    now: { parameters, execute: () => 1 },
    agreed: { parameters, approve: true, execute: () => 1 },
    page: { parameters },
  };
  return { ...createTestChat({ body, tools, maxSteps: 3, ...options }), broken };
}

/** What holds of the messages of every thread. */
function findFaults(messages: readonly ChatMessage[], isIdle: boolean): string[] {
  const faults: string[] = [];
  const ids = messages.map(({ id }) => id);
  if (new Set(ids).size < ids.length) faults.push('an id is there twice');
  for (const { role, status, error, reason, parts, text, branch, timing } of messages) {
    if (role === 'user' && status !== 'completed') faults.push(`a person's message is ${status}`);
    if ((status === 'failed') !== (error !== undefined)) faults.push(`${status} with ${error?.kind}`);
    if ((status === 'cancelled') !== (reason !== undefined)) faults.push(`${status} by ${reason}`);
    if (branch.index < 0 || branch.index >= branch.count)
      faults.push(`branch ${branch.index} of ${branch.count}`);
    const said = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
    if (said.replaceAll('\n', '') !== text.replaceAll('\n', ''))
      faults.push('the text is another than that of the parts');
    const isOver = status !== 'pending' && status !== 'streaming';
    if (isIdle && !isOver) faults.push(`${status}, and nothing is under way`);
    if (isOver && role === 'assistant' && timing.endedAt === undefined) faults.push('ended, but not when');
    const calls = parts.flatMap((part) => (part.type === 'tool-call' ? [part.call] : []));
    const results = parts.flatMap((part) => (part.type === 'tool-result' ? [part.result.callId] : []));
    if (new Set(results).size < results.length) faults.push('a call has two results');
    for (const { id, state } of calls) {
      const hasResult = /^(done|failed|denied)$/.test(state);
      if (hasResult !== results.includes(id))
        faults.push(`a call is ${state}, result: ${results.includes(id)}`);
      if (isOver && /^(running|forming)$/.test(state)) faults.push(`${status} with a call that is ${state}`);
    }
  }
  return faults;
}

describe.each(['replace', 'queue', 'reject'] as const)('a thread whose policy is `%s`', (concurrency) => {
  it('stays a tree, and asks for nothing that a provider refuses', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const test = createLawChat({ concurrency });
        for (const act of steps) {
          await act(test);
          await test.clock.advance(32);
          expect(findFaults(test.messages(), false)).toEqual([]);
        }
        test.chat.stop();
        await test.clock.advance(100);
        expect(findFaults(test.messages(), true)).toEqual([]);
        // And one more request, whatever came before.
        void test.chat.send('and now?');
        await test.clock.advance(64);
        expect(test.broken).toEqual([]);
        test.chat.dispose();
      }),
      { numRuns: runs(25) },
    );
  });
});
