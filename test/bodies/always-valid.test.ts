/** What holds for the request of any thread: no provider has a reason to refuse it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anthropicMessagesBody } from '../../src/bodies/anthropic-messages-body';
import type { CreateChatBody } from '../../src/bodies/body-context';
import { geminiBody } from '../../src/bodies/gemini-body';
import { openaiChatBody } from '../../src/bodies/openai-chat-body';
import { openaiResponsesBody } from '../../src/bodies/openai-responses-body';
import { plainBody } from '../../src/bodies/plain-body';
import { settleMessages } from '../../src/bodies/settle-messages';
import { trimMessages } from '../../src/bodies/trim-messages';
import { message } from './message';
import { randomContext, randomThread } from './random-thread';
import * as anthropic from './rules/anthropic-messages';
import * as gemini from './rules/gemini';
import { asList, asSent } from './rules/json';
import * as openaiChat from './rules/openai-chat';
import * as openaiResponses from './rules/openai-responses';
import * as settled from './rules/settled';

const PRESETS: readonly [string, CreateChatBody, (body: unknown) => string[]][] = [
  ['Chat Completions', openaiChatBody, openaiChat.findBroken],
  ['Responses', openaiResponsesBody, openaiResponses.findBroken],
  ['Messages', anthropicMessagesBody, anthropic.findBroken],
  ['generateContent', geminiBody, gemini.findBroken],
];

const RUNS = { numRuns: 500 };

describe.each(PRESETS)('a request of %s', (_name, createBody, findBroken) => {
  it('breaks no rule, whatever the thread', () => {
    fc.assert(
      fc.property(randomThread, randomContext, (thread, context) => {
        expect(findBroken(createBody(thread, context))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('breaks no rule where the thread was trimmed', () => {
    fc.assert(
      fc.property(randomThread, randomContext, fc.nat(60), (thread, context, maxTokens) => {
        expect(findBroken(createBody(trimMessages(thread, { maxTokens }), context))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('begins as the request before did, when the thread has grown', () => {
    fc.assert(
      fc.property(randomThread, randomThread, randomContext, (thread, more, context) => {
        // What a person says next; before it nothing changes, so that providers find it in their caches.
        const question = {
          ...thread[0],
          role: 'user',
          text: 'And?',
          parts: [{ type: 'text', text: 'And?' }],
        } as const;
        if (!thread[0]) return;
        const asked = [...thread, { ...thread[0], ...question }];
        expect(
          talkOf(createBody([...asked, ...more], context)).startsWith(talkOf(createBody(asked, context))),
        ).toBe(true);
      }),
      RUNS,
    );
  });
});

/** What was said, in order, without where one message ends and the next begins. */
function talkOf(body: unknown): string {
  const { messages, input, contents } = asSent(body);
  return asList(messages ?? input ?? contents)
    .filter(({ role }) => role !== 'system')
    .flatMap((one) => {
      const content = one.content ?? one.parts;
      return Array.isArray(content) ? content.map((block) => JSON.stringify(block)) : [JSON.stringify(one)];
    })
    .join('\n');
}

it('asks Anthropic for thoughts with a budget only where no result is without them', () => {
  const params = { thinking: { type: 'enabled', budget_tokens: 1024 } };
  fc.assert(
    fc.property(randomThread, randomContext, (thread, context) => {
      expect(anthropic.findBroken(anthropicMessagesBody(thread, { ...context, params }))).toEqual([]);
    }),
    RUNS,
  );
  expect(anthropicMessagesBody([message('user', 'Hi')], { tools: [], params })).toMatchObject(params);
});

describe('settling', () => {
  it('leaves each call with one result behind it, and nothing that is not whole', () => {
    fc.assert(
      fc.property(randomThread, (thread) => {
        expect(settled.findBroken(settleMessages(thread))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('changes nothing of what is settled', () => {
    fc.assert(
      fc.property(randomThread, (thread) => {
        const once = settleMessages(thread);
        expect(settleMessages(once)).toEqual(once);
      }),
      RUNS,
    );
  });

  it('keeps what a person said', () => {
    fc.assert(
      fc.property(randomThread, (thread) => {
        const kept = settleMessages(thread)
          .filter(({ role }) => role === 'user')
          .map(({ id }) => id);
        const said = thread
          .filter(({ role, text }) => role === 'user' && /[\w一-龥]/.test(text))
          .map(({ id }) => id);
        expect(kept).toEqual(expect.arrayContaining(said));
      }),
      RUNS,
    );
  });
});

describe('a plain request', () => {
  it('can be sent as JSON and says what the settled thread says, whatever the thread', () => {
    fc.assert(
      fc.property(randomThread, randomContext, (thread, context) => {
        const ids = settleMessages(thread).map(({ id }) => id);
        const sent = asList(asSent(plainBody(thread, context)).messages).flatMap(({ id }) =>
          id ? [id] : [],
        );
        expect([...new Set(sent)]).toEqual(ids);
      }),
      RUNS,
    );
  });
});
