/** Tools in Chromium over real HTTP: agreed to, refused, answered by the page; and what the server is told of it. */
import type { ChatToolCall, MessagePart } from 'deltakit';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type ChatProbe, PATIENCE, probeChat } from './chat-probe';

const book_boat = {
  description: 'Books a boat.',
  parameters: z.object({ boat: z.string(), hours: z.number() }),
};
const pick_day = {
  description: 'Lets the person choose a day.',
  parameters: z.object({ question: z.string(), days: z.array(z.string()) }),
};
const get_weather = { parameters: z.object({ city: z.string(), days: z.number() }) };

const typesOf = (parts: readonly MessagePart[]) => parts.map(({ type }) => type);

/** The call of the last message, once it stands so. */
async function callIn(probe: ChatProbe, state: ChatToolCall['state']): Promise<ChatToolCall> {
  const call = () => probe.last().parts.flatMap((part) => (part.type === 'tool-call' ? [part.call] : []))[0];
  await expect.poll(() => call()?.state, PATIENCE).toBe(state);
  return call()!;
}

describe('a tool that needs no approval', () => {
  it('runs once under StrictMode, and the model answers with its result', async () => {
    const execute = vi.fn(({ city }: { city: string }) => `Rain in ${city}`);
    const probe = await probeChat('conversation', { tools: { get_weather: { ...get_weather, execute } } });
    const outcome = await probe.ended(probe.chat.send('How is the weather?'));
    expect(outcome).toMatchObject({ status: 'completed', message: { finishReason: 'stop' } });
    expect(execute).toHaveBeenCalledTimes(1);
    expect(execute.mock.calls[0]?.[0]).toEqual({ city: 'Reykjavík', days: 3 });
    expect(probe.chat.messages).toHaveLength(2);
    expect(typesOf(probe.last().parts)).toEqual(['text', 'tool-call', 'tool-result', 'text']);
    expect(probe.last().text).toContain('I was told `Rain in Reykjavík`.');
    expect(await probe.seen()).toHaveLength(2);
  });

  it('that is stopped while it runs is aborted, and asks for nothing more', async () => {
    const signals: AbortSignal[] = [];
    const execute = (_: unknown, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise<string>(() => {});
    };
    const probe = await probeChat('conversation', { tools: { get_weather: { ...get_weather, execute } } });
    const asked = probe.chat.send('How is the weather?');
    await callIn(probe, 'running');
    probe.chat.stop();
    expect(await probe.ended(asked)).toMatchObject({ status: 'cancelled', reason: 'user' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect((await callIn(probe, 'failed')).name).toBe('get_weather');
    expect(await probe.seen()).toHaveLength(1);
  });
});

describe('a tool with approval', () => {
  async function askForBoat() {
    const execute = vi.fn(({ boat }: { boat: string }) => ({ booked: boat, number: 17 }));
    const tools = { book_boat: { ...book_boat, approve: true, execute } };
    const probe = await probeChat('conversation', { tools });
    const outcome = await probe.ended(probe.chat.send('I want a boat'));
    expect(outcome).toMatchObject({ status: 'completed', message: { finishReason: 'tool-calls' } });
    return { probe, execute, call: await callIn(probe, 'awaiting-approval') };
  }

  it('waits; once approved it runs once, its result goes to the server, and the answer goes on', async () => {
    const { probe, execute, call } = await askForBoat();
    expect(call.input).toEqual({ boat: 'Sandpiper', hours: 2 });
    expect(execute).not.toHaveBeenCalled();
    expect(await probe.seen()).toHaveLength(1);

    const { approve } = probe.chat;
    await Promise.all([approve(call.id), approve(call.id)]);
    await expect.poll(() => probe.last().text, PATIENCE).toMatch(/So that is settled\.$/);
    expect(probe.last().text).toContain('I was told `{"booked":"Sandpiper","number":17}`.');
    await expect.poll(() => probe.chat.status).toBe('completed');
    expect(execute).toHaveBeenCalledTimes(1);
    expect(typesOf(probe.last().parts)).toEqual(['text', 'tool-call', 'tool-result', 'text']);
    expect((await callIn(probe, 'done')).id).toBe(call.id);
    expect((await probe.seen()).map(({ outcome }) => outcome)).toEqual(['completed', 'completed']);
  });

  it('that is denied does not run, and the model is told why', async () => {
    const { probe, execute, call } = await askForBoat();
    await probe.chat.deny(call.id, 'Too expensive.');
    await expect.poll(() => probe.last().text, PATIENCE).toMatch(/So that is settled\.$/);
    expect(probe.last().text).toContain('"error":"denied"');
    expect(probe.last().text).toContain('Too expensive.');
    expect(execute).not.toHaveBeenCalled();
    await callIn(probe, 'denied');
  });

  it('whose answer is stopped on its way has run, and a retry does not run it again', async () => {
    const { probe, execute, call } = await askForBoat();
    probe.play('stall');
    await probe.chat.approve(call.id);
    await expect.poll(() => probe.last().text, PATIENCE).toMatch(/came quickly\.$/);
    probe.chat.stop();
    await expect.poll(() => probe.last().status).toBe('cancelled');
    probe.play('conversation');
    expect(await probe.ended(probe.chat.retry())).toMatchObject({ status: 'completed' });
    expect(probe.last().text).toMatch(/So that is settled\.$/);
    expect(probe.last().text).not.toContain('came quickly');
    expect(execute).toHaveBeenCalledTimes(1);
  });

  it('that nobody answered is settled for the server when something else is said', async () => {
    const { probe } = await askForBoat();
    expect(await probe.ended(probe.chat.send('How do the tides go?'))).toMatchObject({ status: 'completed' });
    expect(probe.last().text).toMatch(/^I can help with the harbour/);
    expect(probe.chat.messages).toHaveLength(4);
  });
});

describe('a tool that the page answers', () => {
  it('waits for `respond`, whose value goes to the server', async () => {
    const probe = await probeChat('conversation', { tools: { pick_day } });
    await probe.ended(probe.chat.send('Which day is good?'));
    const call = await callIn(probe, 'awaiting-answer');
    await probe.chat.respond(call.id, { day: 'Saturday' });
    await expect.poll(() => probe.last().text, PATIENCE).toMatch(/So that is settled\.$/);
    expect(probe.last().text).toContain('I was told `{"day":"Saturday"}`.');
    expect(await probe.seen()).toHaveLength(2);
  });
});
