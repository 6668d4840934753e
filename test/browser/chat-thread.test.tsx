/** A thread in Chromium over real HTTP: what is said, stopped, said otherwise and asked again. */
import { describe, expect, it } from 'vitest';
import { PATIENCE, probeChat } from './chat-probe';

const HALF = /and the fisher$/;

describe('send', () => {
  it('shows the question at once, and the answer as it comes, whole at its end', async () => {
    const probe = await probeChat('short');
    const seen: ReturnType<typeof probe.texts>[] = [];
    const watcher = new MutationObserver(() => seen.push(probe.texts()));
    watcher.observe(probe.container, { subtree: true, childList: true, characterData: true });
    const ended = probe.chat.send('Why does pasta take longer?');
    const outcome = await ended;
    watcher.disconnect();
    expect(seen[0]).toEqual(['Why does pasta take longer?', '']);
    expect(outcome).toMatchObject({ status: 'completed', message: { finishReason: 'stop' } });
    await expect.poll(probe.texts).toEqual(['Why does pasta take longer?', outcome.message?.text]);
    expect(outcome.message?.text).toMatch(/^Water boils .* longer\.$/);
    // How often it was painted is the machine's affair; that there was something between nothing and all is ours.
    expect(new Set(seen.map(([, answer]) => answer)).size).toBeGreaterThan(2);
    expect(probe.chat.usage.totalTokens).toBeGreaterThan(10);
    expect((await probe.seen()).map(({ outcome: end }) => end)).toEqual(['completed']);
  });

  it('takes the thread along', async () => {
    const probe = await probeChat('echo-thread');
    await probe.chat.send('one');
    await probe.chat.send('two');
    await expect
      .poll(probe.texts)
      .toEqual(['one', '1 messages\nuser: one', 'two', expect.stringMatching(/^3 messages\nuser: one\n/)]);
  });
});

describe('stop', () => {
  it('keeps what came, says who stopped it, and the server sees it', async () => {
    const probe = await probeChat('long-markdown');
    const ended = probe.chat.send('How does a reply stream?');
    await expect.poll(() => probe.texts()[1]?.length ?? 0, PATIENCE).toBeGreaterThan(50);
    probe.chat.stop();
    const outcome = await ended;
    expect(outcome).toMatchObject({ status: 'cancelled', reason: 'user' });
    expect(outcome.message?.text.length).toBeGreaterThan(50);
    await expect.poll(() => probe.texts()[1]).toBe(outcome.message?.text);
    expect(probe.container.querySelector('li[data-status="cancelled"]')).not.toBeNull();
    await expect.poll(async () => (await probe.seen()).map(({ outcome: end }) => end)).toEqual(['aborted']);
  });

  it('leaves an answer that can be asked for again, in its place', async () => {
    const probe = await probeChat('stall');
    const ended = probe.chat.send('Go on');
    await expect.poll(() => probe.texts()[1], PATIENCE).toBe('The first half of this answer came quickly.');
    probe.chat.stop();
    await ended;
    probe.play('short');
    expect(await probe.chat.retry()).toMatchObject({ status: 'completed' });
    await expect.poll(probe.texts).toEqual(['Go on', expect.stringMatching(/^Water boils .* longer\.$/)]);
  });
});

describe('edit', () => {
  it('makes a new branch, and there is a way back to the old one', async () => {
    const probe = await probeChat('echo-thread');
    await probe.ended(probe.chat.send('one'));
    await probe.ended(probe.chat.send('two'));
    const before = probe.texts();
    await probe.chat.edit(probe.chat.messages[0]?.id ?? '', 'uno');
    await expect.poll(probe.texts).toEqual(['uno', '1 messages\nuser: uno']);
    const [first] = probe.chat.messages;
    expect(first?.branch).toEqual({ index: 1, count: 2 });
    probe.chat.selectBranch(first?.id ?? '', 0);
    await expect.poll(probe.texts).toEqual(before);
    probe.chat.selectBranch(probe.chat.messages[0]?.id ?? '', 1);
    await expect.poll(probe.texts).toEqual(['uno', '1 messages\nuser: uno']);
  });
});

describe('regenerate', () => {
  it.each(['server-error', 'drop', 'cut'])(
    'that ends in %s leaves the old answer in place and current',
    async (fault) => {
      const probe = await probeChat('short', { retry: false });
      await probe.chat.send('Why does pasta take longer?');
      await expect.poll(() => probe.chat.status).toBe('completed');
      const before = probe.chat.messages;
      probe.play(fault);
      expect(await probe.chat.regenerate()).toMatchObject({ status: 'failed' });
      await expect.poll(() => probe.chat.status).toBe('failed');
      expect(probe.chat.error?.message).toMatch(/\w/);
      await expect.poll(probe.texts).toEqual(before.map(({ text }) => text));
      const { id, branch } = probe.last();
      expect(branch).toEqual({ index: 0, count: fault === 'server-error' ? 1 : 2 });
      if (fault === 'server-error') return;
      // There is something of it: it is shown as what it is, a press away.
      probe.chat.selectBranch(id, 1);
      await expect.poll(() => probe.last().status).toBe('failed');
      expect(probe.last().text).toMatch(HALF);
    },
  );

  it('that succeeds is a branch', async () => {
    const probe = await probeChat('short');
    await probe.ended(probe.chat.send('Say it'));
    const [, old] = probe.texts();
    probe.play('echo');
    const ended = probe.chat.regenerate();
    await expect.poll(() => probe.chat.status).toBe('pending');
    expect(probe.texts()[1]).toBe(old);
    await ended;
    await expect.poll(probe.texts).toEqual(['Say it', 'Say it']);
    expect(probe.last().branch).toEqual({ index: 1, count: 2 });
    probe.chat.selectBranch(probe.last().id, 0);
    await expect.poll(probe.texts).toEqual(['Say it', old]);
  });
});
