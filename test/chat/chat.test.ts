import { describe, expect, it } from 'vitest';
import { createTestChat, delta, FINISHED } from './create-test-chat';

describe('a thread', () => {
  it('goes from a question over its answer to the next question', async () => {
    const { chat, clock, server, say, messages, status, texts } = createTestChat();
    const first = chat.send('one');
    expect(messages().map(({ role, status }) => [role, status])).toEqual([
      ['user', 'completed'],
      ['assistant', 'pending'],
    ]);
    expect(status()).toBe('pending');
    await say('1');
    expect(await first).toMatchObject({ status: 'completed', message: { text: '1', status: 'completed' } });
    expect(status()).toBe('completed');
    void chat.send('two');
    await clock.advance(32);
    expect(server.last.body).toMatchObject({
      messages: [
        { role: 'user', content: 'one' },
        { role: 'assistant', content: '1' },
        { role: 'user', content: 'two' },
      ],
    });
    await say('2');
    expect(texts()).toEqual(['one', '1', 'two', '2']);
  });

  it('keeps what came when it is stopped, and says who stopped it', async () => {
    const { chat, answer, messages, status } = createTestChat();
    const ended = chat.send('one');
    await answer(delta({ content: 'half' }));
    expect(status()).toBe('streaming');
    chat.stop();
    expect(status()).toBe('cancelled');
    expect(messages()[1]).toMatchObject({ text: 'half', status: 'cancelled', reason: 'user' });
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'user', message: { text: 'half' } });
  });

  it('keeps the identity of messages that did not change', async () => {
    const { chat, say, answer, messages } = createTestChat();
    void chat.send('one');
    await say('1');
    const before = messages();
    void chat.send('two');
    await answer(delta({ content: '2' }));
    expect(messages()[0]).toBe(before[0]);
    expect(messages()[1]).toBe(before[1]);
  });
});

describe('regenerate', () => {
  it('leaves the old answer in place until the new one has content, and then as a branch', async () => {
    const { chat, say, answer, clock, server, messages, texts } = createTestChat();
    void chat.send('one');
    await say('old');
    void chat.regenerate();
    expect(texts()).toEqual(['one', 'old']);
    await clock.advance(32);
    expect(server.last.body).toMatchObject({ messages: [{ role: 'user', content: 'one' }] });
    await answer(delta({ content: 'new' }), ...FINISHED);
    expect(texts()).toEqual(['one', 'new']);
    expect(messages()[1]?.branch).toEqual({ index: 1, count: 2 });
    chat.selectBranch(messages()[1]?.id ?? '', 0);
    expect(texts()).toEqual(['one', 'old']);
  });

  it('that fails leaves the old answer current, alone, and tells why', async () => {
    const { chat, say, clock, server, messages, status } = createTestChat();
    void chat.send('one');
    await say('old');
    const ended = chat.regenerate();
    await clock.advance(32);
    server.last.refuse();
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'failed', error: { kind: 'network' } });
    expect(status()).toBe('failed');
    expect(chat.getSnapshot().error?.kind).toBe('network');
    expect(messages()[1]).toMatchObject({ text: 'old', status: 'completed', branch: { index: 0, count: 1 } });
  });
});

describe('regenerate, later', () => {
  it('that fails behind its first content is a branch, and the old answer is current again', async () => {
    const { chat, say, answer, server, clock, messages, texts } = createTestChat();
    void chat.send('one');
    await say('old');
    void chat.regenerate();
    await answer(delta({ content: 'ne' }));
    expect(texts()).toEqual(['one', 'ne']);
    server.last.close();
    await clock.advance(64);
    expect(texts()).toEqual(['one', 'old']);
    expect(messages()[1]?.branch).toEqual({ index: 0, count: 2 });
    chat.selectBranch(messages()[1]?.id ?? '', 1);
    expect(messages()[1]).toMatchObject({ text: 'ne', status: 'failed' });
  });

  it('is no branch before there is something of it', async () => {
    const { chat, say, clock, messages } = createTestChat();
    void chat.send('one');
    await say('old');
    void chat.regenerate();
    await clock.advance(64);
    expect(messages()[1]?.branch).toEqual({ index: 0, count: 1 });
    chat.stop();
    expect(messages()[1]).toMatchObject({ text: 'old', status: 'completed' });
  });
});

describe('edit', () => {
  it('makes a new branch and destroys nothing', async () => {
    const { chat, say, messages, texts } = createTestChat();
    void chat.send('one');
    await say('1');
    void chat.send('two');
    await say('2');
    const [first] = messages();
    void chat.edit(first?.id ?? '', 'uno');
    await say('I');
    expect(texts()).toEqual(['uno', 'I']);
    chat.selectBranch(messages()[0]?.id ?? '', 0);
    expect(texts()).toEqual(['one', '1', 'two', '2']);
  });
});

describe('retry', () => {
  it('asks again in place, and shows what came before until there is something new', async () => {
    const { chat, answer, server, clock, messages } = createTestChat();
    void chat.send('one');
    await answer(delta({ content: 'half' }));
    server.last.close();
    await clock.advance(32);
    expect(messages()[1]).toMatchObject({ status: 'failed', text: 'half', error: { kind: 'truncated' } });
    const ended = chat.retry();
    expect(messages()[1]).toMatchObject({ status: 'pending', text: 'half' });
    await answer(delta({ content: 'whole' }), ...FINISHED);
    expect(await ended).toMatchObject({ status: 'completed', message: { text: 'whole' } });
    expect(messages()).toHaveLength(2);
  });
});

describe('sending while an answer streams', () => {
  it('supersedes it by default', async () => {
    const { chat, answer, say, messages } = createTestChat();
    void chat.send('one');
    await answer(delta({ content: 'half' }));
    void chat.send('two');
    await say('2');
    expect(messages().map(({ status, reason }) => [status, reason])).toEqual([
      ['completed', undefined],
      ['cancelled', 'superseded'],
      ['completed', undefined],
      ['completed', undefined],
    ]);
  });

  it('waits for it by `queue`, and is asked then with all that was said', async () => {
    const { chat, answer, say, clock, server, texts } = createTestChat({ concurrency: 'queue' });
    void chat.send('one');
    await answer(delta({ content: '1' }));
    void chat.send('two');
    await clock.advance(32);
    expect(server.requests).toHaveLength(1);
    for (const chunk of FINISHED) server.last.send(`data: ${JSON.stringify(chunk)}\n\n`);
    await clock.advance(300);
    expect(server.requests).toHaveLength(2);
    expect(server.last.body).toMatchObject({ messages: [{}, { content: '1' }, { content: 'two' }] });
    await say('2');
    expect(texts()).toEqual(['one', '1', 'two', '2']);
  });

  it('fails by `reject`, and changes nothing', async () => {
    const { chat, answer, messages } = createTestChat({ concurrency: 'reject' });
    void chat.send('one');
    await answer(delta({ content: '1' }));
    const before = messages();
    expect(await chat.send('two')).toMatchObject({ status: 'failed', error: { kind: 'invalid-request' } });
    expect(messages()).toBe(before);
    chat.stop();
  });
});

describe('a budget', () => {
  const usage = { usage: { prompt_tokens: 60, completion_tokens: 30, total_tokens: 90 }, choices: [] };

  it('warns before it is used up, and then nothing more is sent', async () => {
    const { chat, answer, server, texts } = createTestChat({
      budget: { hard: { tokens: 100 } },
      prices: { input: 1, output: 10 },
    });
    void chat.send('one');
    await answer(delta({ content: '1' }), FINISHED[0] ?? {}, usage, { done: true });
    expect(chat.getSnapshot().usage).toMatchObject({ totalTokens: 90, inputTokens: 60 });
    expect(chat.getSnapshot().budget).toMatchObject({
      level: 'warning',
      used: { cost: 0.00036 },
      remaining: { tokens: 10 },
    });
    void chat.send('two');
    await answer(delta({ content: '2' }), FINISHED[0] ?? {}, usage, { done: true });
    expect(chat.getSnapshot().budget?.level).toBe('reached');
    expect(await chat.send('three')).toMatchObject({ status: 'failed', error: { kind: 'blocked' } });
    expect(server.requests).toHaveLength(2);
    expect(texts()).toEqual(['one', '1', 'two', '2']);
  });
});
