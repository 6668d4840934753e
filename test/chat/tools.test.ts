import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openaiChatBody } from '../../src/bodies/openai-chat-body';
import { call, createTestChat, delta, finish } from './create-test-chat';

const city = z.object({ city: z.string() });
/** The end of a step that wants its calls made. */
const CALLED = [finish('tool_calls'), { done: true }];
const toolParts = (parts: readonly object[] = []) =>
  parts.map((part) => ('call' in part ? Object(part.call).state : Object(part).type));

describe('a tool', () => {
  it('is executed once its arguments are whole, and its result goes back to the model', async () => {
    const execute = vi.fn(async ({ city }: { city: string }) => ({ city, degrees: 20 }));
    const { chat, answer, say, server, clock, messages } = createTestChat({
      tools: { weather: { parameters: city, execute } },
    });
    const ended = chat.send('how warm?');
    await answer(delta({ content: 'Let me see. ' }), call('c1', 'weather', { city: 'Bern' }));
    expect(execute).not.toHaveBeenCalled();
    expect(toolParts(messages()[1]?.parts)).toEqual(['text', 'forming']);
    for (const chunk of CALLED) server.last.send(`data: ${JSON.stringify(chunk)}\n\n`);
    await clock.advance(100);
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    expect(execute).toHaveBeenCalledTimes(1);
    expect(messages()[1]).toMatchObject({ status: 'streaming' });
    expect(server.last.body).toMatchObject({
      messages: [
        { role: 'user' },
        { role: 'assistant', content: 'Let me see. ', tool_calls: [{ id: 'c1' }] },
        { role: 'tool', tool_call_id: 'c1' },
      ],
    });
    await say('It is 20 °C.');
    expect(await ended).toMatchObject({ status: 'completed' });
    expect(messages()[1]?.text).toBe('Let me see. \n\nIt is 20 °C.');
    expect(toolParts(messages()[1]?.parts)).toEqual(['text', 'done', 'tool-result', 'text']);
  });

  it('waits for approval, then the answer goes on', async () => {
    const execute = vi.fn(() => 'deleted');
    const { chat, answer, say, server, messages, status } = createTestChat({
      tools: { remove: { parameters: city, approve: true, execute } },
    });
    const ended = chat.send('remove Bern');
    await answer(call('c1', 'remove', { city: 'Bern' }), ...CALLED);
    expect(await ended).toMatchObject({ status: 'completed', message: { finishReason: 'tool-calls' } });
    expect(toolParts(messages()[1]?.parts)).toEqual(['awaiting-approval']);
    expect(execute).not.toHaveBeenCalled();
    const approved = chat.approve('c1');
    void chat.approve('c1');
    await approved;
    expect(execute).toHaveBeenCalledTimes(1);
    expect(status()).toBe('streaming');
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    await say('Done.');
    expect(messages()[1]).toMatchObject({ status: 'completed', text: 'Done.' });
  });

  it('that is denied is told to the model as an error', async () => {
    const execute = vi.fn();
    const { chat, answer, say, server, messages } = createTestChat({
      tools: { remove: { parameters: city, approve: true, execute } },
    });
    void chat.send('remove Bern');
    await answer(call('c1', 'remove', { city: 'Bern' }), ...CALLED);
    await chat.deny('c1', 'It is still needed.');
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    expect(JSON.stringify(server.last.body)).toContain('It is still needed.');
    await say('All right.');
    expect(toolParts(messages()[1]?.parts)).toEqual(['denied', 'tool-result', 'text']);
    expect(execute).not.toHaveBeenCalled();
  });

  it('without `execute` is answered by the page', async () => {
    const { chat, answer, say, server, messages } = createTestChat({ tools: { ask: { parameters: city } } });
    void chat.send('where?');
    await answer(call('c1', 'ask', { city: 'Bern' }), ...CALLED);
    expect(toolParts(messages()[1]?.parts)).toEqual(['awaiting-answer']);
    await chat.respond('c1', { street: 'Marktgasse' });
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    await say('Thanks.');
    expect(messages()[1]).toMatchObject({ status: 'completed', text: 'Thanks.' });
  });

  it('is not run again by a retry of the step behind it', async () => {
    const execute = vi.fn(() => 1);
    const { chat, answer, say, server, clock, messages } = createTestChat({
      tools: { count: { parameters: city, execute } },
    });
    void chat.send('count');
    await answer(call('c1', 'count', { city: 'Bern' }), ...CALLED);
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    await answer(delta({ content: 'hal' }));
    server.last.close();
    await clock.advance(64);
    expect(messages()[1]).toMatchObject({ status: 'failed', text: 'hal' });
    void chat.retry();
    await say('half');
    expect(messages()[1]).toMatchObject({ status: 'completed', text: 'half' });
    expect(toolParts(messages()[1]?.parts)).toEqual(['done', 'tool-result', 'text']);
    expect(execute).toHaveBeenCalledTimes(1);
  });

  it('is stopped with its answer, and the next request is still valid', async () => {
    const seen: AbortSignal[] = [];
    const { chat, answer, say, server, clock, messages } = createTestChat({
      tools: {
        wait: { parameters: city, execute: (_, { signal }) => new Promise(() => void seen.push(signal)) },
      },
    });
    void chat.send('wait');
    await answer(call('c1', 'wait', { city: 'Bern' }), ...CALLED);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    expect(toolParts(messages()[1]?.parts)).toEqual(['running']);
    chat.stop();
    expect(seen[0]?.aborted).toBe(true);
    expect(messages()[1]).toMatchObject({ status: 'cancelled', reason: 'user' });
    expect(toolParts(messages()[1]?.parts)).toEqual(['failed', 'tool-result']);
    void chat.send('go on');
    await clock.advance(32);
    expect(server.requests).toHaveLength(2);
    await say('ok');
    expect(messages().at(-1)).toMatchObject({ status: 'completed', text: 'ok' });
  });

  it('gives way to what is said while it runs', async () => {
    const seen: AbortSignal[] = [];
    const { chat, answer, say, messages } = createTestChat({
      tools: {
        wait: { parameters: city, execute: (_, { signal }) => new Promise(() => void seen.push(signal)) },
      },
    });
    void chat.send('wait');
    await answer(call('c1', 'wait', { city: 'Bern' }), ...CALLED);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    void chat.send('never mind');
    expect(seen[0]?.aborted).toBe(true);
    expect(messages()[1]).toMatchObject({ status: 'cancelled', reason: 'superseded' });
    await say('ok');
    expect(messages().at(-1)).toMatchObject({ status: 'completed', text: 'ok' });
  });

  it('that is cut short by a stop is interrupted, and never executed', async () => {
    const execute = vi.fn();
    const { chat, answer, messages } = createTestChat({ tools: { weather: { parameters: city, execute } } });
    void chat.send('how warm?');
    await answer(call('c1', 'weather', { city: 'Bern' }));
    chat.stop();
    expect(toolParts(messages()[1]?.parts)).toEqual(['interrupted']);
    expect(execute).not.toHaveBeenCalled();
  });

  it('is called again under an id that a server used before', async () => {
    const execute = vi.fn(({ city }: { city: string }) => city);
    const tools = { echo: { parameters: city, execute } };
    const { chat, answer, say, server, messages } = createTestChat({ tools });
    void chat.send('twice');
    await answer(call('0', 'echo', { city: 'Bern' }), ...CALLED);
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    await answer(call('0', 'echo', { city: 'Thun' }), ...CALLED);
    await vi.waitFor(() => expect(server.requests).toHaveLength(3));
    await say('Bern, Thun');
    const results = messages()[1]?.parts.map((part) => part.type === 'tool-result' && part.result.value);
    expect(results).toEqual([false, 'Bern', false, 'Thun', false]);
  });

  it('is found under the name that its provider was sent', async () => {
    const execute = vi.fn(() => 1);
    const { chat, answer, server } = createTestChat({
      body: openaiChatBody,
      tools: { 'weather.now': { parameters: city, execute } },
    });
    void chat.send('how warm?');
    await answer(call('c1', 'weather_now', { city: 'Bern' }), ...CALLED);
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    expect(execute).toHaveBeenCalledTimes(1);
    chat.stop();
  });

  it('may take so many steps, and no more', async () => {
    const { chat, answer, server, messages } = createTestChat({
      maxSteps: 2,
      tools: { count: { parameters: city, execute: () => 1 } },
    });
    void chat.send('count');
    await answer(call('c1', 'count', { city: 'Bern' }), ...CALLED);
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    await answer(call('c2', 'count', { city: 'Bern' }), ...CALLED);
    await vi.waitFor(() => expect(messages()[1]?.status).toBe('completed'));
    expect(server.requests).toHaveLength(2);
    expect(messages()[1]).toMatchObject({ finishReason: 'tool-calls' });
  });
});

describe('the arguments of a call', () => {
  it('are shown while they form', async () => {
    const tools = { weather: { parameters: city, execute: () => 1 } };
    const { chat, answer, server, clock, messages } = createTestChat({ tools });
    void chat.send('how warm?');
    await answer(
      delta({ tool_calls: [{ index: 0, id: 'c1', function: { name: 'weather', arguments: '{"ci' } }] }),
    );
    const input = () => messages()[1]?.parts.map((part) => part.type === 'tool-call' && part.call.input);
    for (const piece of ['ty":"Be', 'rn, Swit']) {
      const chunk = delta({ tool_calls: [{ index: 0, function: { arguments: piece } }] });
      server.last.send(`data: ${JSON.stringify(chunk)}\n\n`);
      await clock.advance(100);
    }
    expect(input()).toEqual([{ city: 'Bern, Swit' }]);
    chat.stop();
    expect(messages()[1]?.parts).toMatchObject([{ call: { state: 'interrupted' } }]);
  });
});
