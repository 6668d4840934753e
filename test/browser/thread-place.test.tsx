/** What a person reads stays in its place: under a question near the top, and below history that comes in. */
import { describe, expect, it } from 'vitest';
import { away, back, createThreadStage, lines, painted, still, wheel } from './thread-stage';

const PEEK = 64;

async function ask(count = 20) {
  const stage = createThreadStage({ to: count, status: 'completed', anchor: 'turn' });
  await painted();
  stage.show({ status: 'pending', question: 'What is a delta?', reply: '' });
  await painted();
  return stage;
}

describe('with its turn as anchor', () => {
  it('a thread opens at its end, and a question goes near the top', async () => {
    const stage = createThreadStage({ to: 20, status: 'completed', anchor: 'turn' });
    await painted();
    expect(stage.distance()).toBeLessThanOrEqual(1);
    stage.show({ status: 'pending', question: 'What is a delta?', reply: '' });
    expect(Math.abs(stage.offset('question') - PEEK)).toBeLessThanOrEqual(1);
    await painted();
    expect(Math.abs(stage.offset('question') - PEEK)).toBeLessThanOrEqual(1);
    expect(stage.jump()).toBeNull();
  });

  it('nothing scrolls while the reply grows, shrinks and outgrows what is seen; then there is a way to the end', async () => {
    const stage = await ask();
    const { scrollTop } = stage.log;
    for (const count of [1, 3, 2, 6, 5, 20, 60]) {
      stage.show({ status: 'streaming', reply: lines(count) });
      await painted();
      expect(stage.log.scrollTop).toBe(scrollTop);
      expect(!!stage.jump()).toBe(count >= 20);
    }
    stage.show({ status: 'completed' });
    await painted();
    expect(stage.log.scrollTop).toBe(scrollTop);
    expect(stage.jump()?.textContent).toBe('Jump to latest');
  });

  it('the button follows the end', async () => {
    const stage = await ask();
    stage.show({ status: 'streaming', reply: lines(60) });
    await away(stage);
    stage.jump()?.click();
    await back(stage);
    stage.show({ reply: lines(90) });
    await painted();
    expect(stage.distance()).toBeLessThanOrEqual(1);
    expect(stage.isFollowing()).toBe(true);
  });

  it('the room below stays when the person scrolls, and who comes back holds the turn', async () => {
    const stage = await ask();
    stage.show({ status: 'streaming', reply: lines(2) });
    await painted();
    await wheel(stage.log, -600);
    await away(stage);
    await still(stage.log);
    await wheel(stage.log, 2000);
    await back(stage);
    await still(stage.log);
    expect(Math.abs(stage.offset('question') - PEEK)).toBeLessThanOrEqual(1);
    stage.show({ reply: lines(60) });
    await away(stage);
    expect(Math.abs(stage.offset('question') - PEEK)).toBeLessThanOrEqual(1);
  });

  it('of a question that is long, the end is in sight', async () => {
    const stage = createThreadStage({ to: 4, status: 'completed', anchor: 'turn' });
    stage.show({ status: 'pending', question: lines(80), reply: '' });
    await painted();
    const { bottom } = stage.find('#question').getBoundingClientRect();
    const seen = stage.log.getBoundingClientRect();
    expect(Math.abs(bottom - (seen.top + seen.height / 2))).toBeLessThanOrEqual(1);
  });

  it('the question stays where it is when the window changes its height', async () => {
    const stage = await ask();
    stage.container.style.height = '250px';
    await painted();
    expect(Math.abs(stage.offset('question') - PEEK)).toBeLessThanOrEqual(1);
    stage.container.style.height = '600px';
    await painted();
    expect(Math.abs(stage.offset('question') - PEEK)).toBeLessThanOrEqual(1);
  });
});

/** As in Safari, which keeps no place by itself, and as in Chromium, which does. */
describe.each(['none', 'auto'])('with overflow-anchor: %s', (anchoring) => {
  function reading(top?: number) {
    const stage = createThreadStage({ from: 0, to: 60, status: 'completed' });
    const keep = () => stage.log.style.setProperty('overflow-anchor', anchoring, 'important');
    keep();
    if (top !== undefined) stage.log.scrollTop = top;
    return stage;
  }

  it.each([0, 0.4, 700])(
    'earlier messages come in above, read from %s, and nothing that is read moves',
    async (top) => {
      const stage = reading(top);
      await away(stage);
      await painted();
      const first = top === 700 ? 'm8' : 'm0';
      const before = stage.offset(first);
      for (const from of [-1, -30, -230]) {
        stage.show({ from });
        await painted();
        expect(Math.abs(stage.offset(first) - before)).toBeLessThanOrEqual(1);
      }
    },
  );

  it('what is far off turns out taller or shorter than was thought, and what is read moves as far as the person said', async () => {
    const stage = reading();
    await painted();
    for (let turn = 0; turn < 12; turn++) {
      const seen = stage.log.getBoundingClientRect();
      const read = [...stage.log.querySelectorAll('article')].find(
        (article) => article.getBoundingClientRect().bottom > seen.top + 50,
      );
      const before = read!.getBoundingClientRect().top;
      stage.log.scrollTop -= 130;
      await painted();
      expect(Math.abs(read!.getBoundingClientRect().top - before - 130)).toBeLessThanOrEqual(2);
    }
  });

  it('an image above arrives late, in the message that is read', async () => {
    const stage = createThreadStage({
      to: 10,
      status: 'completed',
      question: 'Why?',
      reply: (
        <>
          <div id="late" />
          <p id="read">{lines(40)}</p>
        </>
      ),
    });
    stage.log.style.setProperty('overflow-anchor', anchoring, 'important');
    await painted();
    stage.log.scrollTop -= 30;
    await away(stage);
    await painted();
    const before = stage.offset('read');
    stage.find('#late').style.height = '333.3px';
    await painted();
    expect(Math.abs(stage.offset('read') - before)).toBeLessThanOrEqual(1);
  });
});

it('who is asked for earlier messages is asked once for each that is the first, and they can be had by a button', async () => {
  let asked = 0;
  const stage = createThreadStage({ from: 0, to: 40, status: 'completed', onEarlier: () => asked++ });
  await painted();
  expect(asked).toBe(0);
  stage.log.scrollTop = 100;
  await expect.poll(() => asked, { timeout: 5000 }).toBe(1);
  stage.log.scrollTop = 0;
  await painted();
  await painted();
  expect(asked).toBe(1);
  stage.show({ isLoadingEarlier: true });
  expect(stage.find('[data-slot=dk-show-earlier]').textContent).toBe('Loading earlier messages…');
  stage.show({ isLoadingEarlier: false, from: -40 });
  await painted();
  expect(asked).toBe(1);
  stage.find('[data-slot=dk-show-earlier]').click();
  expect(asked).toBe(2);
});
