/** The end is followed until the person wants something else, and what they look at never moves by itself. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  away,
  back,
  click,
  createThreadStage,
  key,
  lines,
  painted,
  pan,
  press,
  still,
  wheel,
} from './thread-stage';

/** A picture of so many pixels, that has not come yet. */
const lateImage = (height: number) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="100" height="${height}"/>`)}`;

const streaming = (count = 40) =>
  createThreadStage({ to: 10, question: 'What is a delta?', status: 'streaming', reply: lines(count) });

/** What Ctrl+F does; it is in every browser, and in no standard. */
const findInPage = (text: string) => (window as unknown as { find(text: string): boolean }).find(text);

afterEach(() => {
  getSelection()?.removeAllRanges();
});

describe('the end is followed', () => {
  it('as text comes, before the frame that shows it', async () => {
    const stage = streaming();
    for (let count = 41; count < 60; count++) {
      stage.show({ reply: lines(count) });
      // What is observed as a microtask is told now, and no frame has come.
      await Promise.resolve();
      expect(stage.distance()).toBeLessThanOrEqual(1);
    }
    await painted();
    expect(stage.isFollowing()).toBe(true);
  });

  it('when an image arrives late', async () => {
    const stage = streaming();
    const image = <img alt="" style={{ width: 100, alignSelf: 'start' }} />;
    stage.show({ reply: image });
    await painted();
    stage.find('#reply img').setAttribute('src', lateImage(500));
    await expect.poll(() => stage.find('#reply img').clientHeight).toBe(500);
    await painted();
    expect(stage.distance()).toBeLessThanOrEqual(1);
    expect(stage.isFollowing()).toBe(true);
  });

  it('as a block of code grows, and scrolls by itself', async () => {
    const stage = streaming();
    for (let count = 1; count < 30; count += 4) {
      stage.show({ reply: <pre style={{ overflow: 'auto' }}>{lines(count, 'x'.repeat(200))}</pre> });
      await painted();
      expect(stage.distance()).toBeLessThanOrEqual(1);
    }
    expect(stage.isFollowing()).toBe(true);
  });

  it('when the window gets narrower, lower, as by a keyboard on the screen, and large again', async () => {
    const stage = streaming();
    for (const [width, height] of [
      [320, 400],
      [320, 180],
      [320, 400],
      [900, 700],
    ] as const) {
      Object.assign(stage.container.style, { width: `${width}px`, height: `${height}px` });
      await painted();
      expect(stage.distance()).toBeLessThanOrEqual(1);
      expect(stage.isFollowing()).toBe(true);
    }
  });

  it('when what is there shrinks, and when it grows again', async () => {
    const stage = streaming();
    for (const count of [10, 60, 59, 1, 45]) {
      stage.show({ reply: lines(count) });
      await painted();
      expect(stage.distance()).toBeLessThanOrEqual(1);
      expect(stage.isFollowing()).toBe(true);
    }
  });

  it.each([0.9, 1.1, 1.25, 1.5])(
    'where positions are fractions of a pixel, at a zoom of %s',
    async (zoom) => {
      const stage = streaming();
      stage.container.style.zoom = String(zoom);
      for (let count = 41; count < 52; count++) {
        stage.show({
          reply: (
            <div style={{ lineHeight: 1.37 }}>
              {lines(count)
                .split('\n')
                .map((line) => (
                  <p key={line}>{line}</p>
                ))}
            </div>
          ),
        });
        await painted();
        expect(stage.distance()).toBeLessThanOrEqual(1);
        expect(stage.isFollowing()).toBe(true);
      }
    },
  );

  it('of a thousand messages, from the first frame on, while what is off screen turns out otherwise than was thought', async () => {
    const stage = createThreadStage({ to: 1000, status: 'streaming', question: 'And now?', reply: 'It' });
    expect(stage.distance()).toBeLessThanOrEqual(1);
    for (let count = 1; count < 6; count++) {
      stage.show({ reply: lines(count) });
      await painted();
      expect(stage.distance()).toBeLessThanOrEqual(1);
    }
    expect(stage.isFollowing()).toBe(true);
  });

  it('when the wheel turns down at the end, and over what scrolls by itself', async () => {
    const stage = streaming();
    await painted();
    await wheel(stage.log, 300);
    await painted();
    stage.show({ reply: <pre style={{ height: 200, overflow: 'auto' }}>{lines(60)}</pre> });
    await painted();
    await wheel(stage.find('pre'), 120);
    await expect.poll(() => stage.find('pre').scrollTop).toBe(120);
    await wheel(stage.find('pre'), -60);
    await expect.poll(() => stage.find('pre').scrollTop).toBe(60);
    await still(stage.log);
    stage.show({ question: 'What is a river?' });
    await expect.poll(stage.distance).toBeLessThanOrEqual(1);
    expect(stage.isFollowing()).toBe(true);
  });

  it('again after a button was held down over it', async () => {
    const stage = streaming();
    await painted();
    const { left, top } = stage.log.getBoundingClientRect();
    const held = await press([left + 5, top + 200]);
    stage.show({ reply: lines(60) });
    await painted();
    expect(stage.distance()).toBeGreaterThan(100);
    await held.release([left + 5, top + 200]);
    await expect.poll(stage.distance).toBeLessThanOrEqual(1);
    expect(stage.isFollowing()).toBe(true);
  });
});

describe('the end is left', () => {
  /** Nothing moves any more, and there is a way back. */
  async function expectLeft(stage: ReturnType<typeof streaming>) {
    await away(stage);
    await still(stage.log);
    const { scrollTop } = stage.log;
    for (let count = 41; count < 60; count += 3) {
      stage.show({ reply: lines(count) });
      await painted();
      expect(stage.log.scrollTop).toBe(scrollTop);
    }
    expect(stage.distance()).toBeGreaterThan(100);
  }

  it('by one pixel', async () => {
    const stage = streaming();
    await painted();
    stage.log.scrollTop -= 1;
    await expectLeft(stage);
    expect(stage.isFollowing()).toBe(false);
  });

  it('by a hand so slow that each move is less than a pixel', async () => {
    const stage = streaming();
    stage.container.style.zoom = '4';
    await painted();
    for (let move = 0; move < 4; move++) {
      stage.log.scrollTop -= 0.25;
      await painted();
    }
    await expectLeft(stage);
  });

  it('by the wheel, against text that comes in the same moment', async () => {
    const stage = streaming();
    await painted();
    const turned = wheel(stage.log, -60);
    for (let count = 41; count < 48; count++) {
      stage.show({ reply: lines(count) });
      await painted();
    }
    await turned;
    await expectLeft(stage);
  });

  it('by a finger', async () => {
    const stage = streaming();
    await painted();
    await pan(stage.log, 80);
    await expectLeft(stage);
  });

  it.each(['PageUp', 'ArrowUp', 'Home'])('by the key %s', async (name) => {
    const stage = streaming();
    await painted();
    stage.log.focus();
    await key(name);
    await expectLeft(stage);
  });

  it('by the scroll bar', async () => {
    const stage = streaming();
    await painted();
    // As headless Chromium shows none, by what it does: a position that nobody announced.
    stage.log.scrollTop = 40;
    await expectLeft(stage);
  });

  it('by what is selected with the pointer, which stays under it', async () => {
    const stage = streaming();
    await painted();
    const { left, bottom } = stage.log.getBoundingClientRect();
    const held = await press([left + 30, bottom - 60]);
    await held.move([left + 200, bottom - 80]);
    stage.show({ reply: lines(41) });
    await painted();
    await held.release([left + 200, bottom - 80]);
    expect(getSelection()?.toString()).not.toBe('');
    stage.show({ reply: lines(42) });
    await expectLeft(stage);
  });

  it('by what is selected with the keyboard', async () => {
    const stage = streaming();
    await painted();
    const text = stage.find('#reply [data-slot=dk-message-text]').firstChild ?? expect.fail();
    getSelection()?.setBaseAndExtent(text, 20, text, 21);
    await painted();
    // What was selected before holds nobody; more of it does.
    stage.show({ status: 'pending' });
    stage.show({ status: 'streaming', reply: lines(41) });
    await painted();
    expect(stage.isFollowing()).toBe(true);
    await key('ArrowRight', { shift: true });
    expect(getSelection()?.toString()).toHaveLength(2);
    await painted();
    stage.show({ reply: lines(41) });
    await painted();
    await expectLeft(stage);
  });

  it('by find-in-page', async () => {
    const stage = streaming();
    await painted();
    expect(findInPage('Message 8 line 2')).toBe(true);
    // `find` selects, and leaves it to the browser's own bar to show what it found: a jump that nobody announced.
    const found = getSelection()?.anchorNode?.parentElement ?? expect.fail();
    stage.log.scrollTop += found.getBoundingClientRect().top - stage.log.getBoundingClientRect().top - 100;
    const isInSight = () => {
      const seen = stage.log.getBoundingClientRect();
      const { top, bottom } = getSelection()!.getRangeAt(0).getBoundingClientRect();
      return top >= seen.top && bottom <= seen.bottom;
    };
    stage.show({ reply: lines(41) });
    await expectLeft(stage);
    expect(isInSight()).toBe(true);
  });

  it('by Tab to something above', async () => {
    const stage = streaming();
    stage.show({
      reply: (
        <>
          <a href="#first">First</a>
          {lines(40)}
          <a href="#last">Last</a>
        </>
      ),
    });
    await painted();
    stage.find('[href="#last"]').focus();
    await key('Tab', { shift: true });
    expect(document.activeElement).toBe(stage.find('[href="#first"]'));
    await away(stage);
    await still(stage.log);
    expect(stage.offset('reply')).toBeGreaterThan(-40);
  });

  it('by what the person opens, which stays under the pointer', async () => {
    const stage = streaming();
    stage.show({
      reply: (
        <details>
          <summary style={{ width: 'fit-content' }}>More</summary>
          {lines(30)}
        </details>
      ),
    });
    await painted();
    const { top } = stage.find('summary').getBoundingClientRect();
    await click(stage.find('summary'));
    await expect.poll(() => stage.find('details').hasAttribute('open'), { timeout: 5000 }).toBe(true);
    await painted();
    expect(stage.find('summary').getBoundingClientRect().top).toBe(top);
    expect(stage.distance()).toBeGreaterThan(100);
  });
});

describe('the end is followed again', () => {
  it('by the button, though something is still selected', async () => {
    const stage = streaming();
    await painted();
    const text = stage.find('#reply [data-slot=dk-message-text]').firstChild ?? expect.fail();
    getSelection()?.setBaseAndExtent(text, 5, text, 20);
    await painted();
    stage.show({ reply: lines(41) });
    await away(stage);
    stage.jump()?.click();
    for (let count = 42; count < 48; count++) {
      stage.show({ reply: lines(count) });
      await painted();
      expect(stage.distance()).toBeLessThanOrEqual(1);
    }
    expect(stage.isFollowing()).toBe(true);
    expect(document.activeElement).toBe(stage.log);
  });

  it('by who comes back to it', async () => {
    const stage = streaming();
    await painted();
    await wheel(stage.log, -200);
    await away(stage);
    await still(stage.log);
    await wheel(stage.log, 400);
    await back(stage);
    await still(stage.log);
    stage.show({ reply: lines(60) });
    await painted();
    expect(stage.distance()).toBeLessThanOrEqual(1);
  });

  it('by a question', async () => {
    const stage = streaming();
    await painted();
    stage.log.scrollTop = 100;
    await away(stage);
    stage.show({ status: 'completed' });
    await painted();
    expect(stage.log.scrollTop).toBe(100);
    stage.show({ status: 'pending', question: 'Next?', reply: '' });
    await painted();
    expect(stage.distance()).toBeLessThanOrEqual(1);
    expect(stage.isFollowing()).toBe(true);
  });

  it('where all of a thread is in sight', async () => {
    const stage = streaming();
    await painted();
    stage.log.scrollTop = 0;
    await away(stage);
    stage.show({ to: 1, reply: 'Short.' });
    await back(stage);
    expect(stage.isFollowing()).toBe(true);
  });
});

it('the button counts what came, or began, since the end was left', async () => {
  const stage = createThreadStage({ to: 20, status: 'pending', question: 'Why?', reply: '' });
  await painted();
  stage.log.scrollTop -= 300;
  await expect.poll(() => stage.jump()?.textContent).toBe('Jump to latest');
  stage.show({ status: 'streaming', reply: lines(3) });
  await expect.poll(() => stage.jump()?.textContent).toBe('Jump to latest, 1 new');
  stage.show({ status: 'completed', to: 22 });
  await expect.poll(() => stage.jump()?.dataset.unseen).toBe('1');
  stage.show({ from: -40 });
  await painted();
  expect(stage.jump()?.dataset.unseen).toBe('1');
});
