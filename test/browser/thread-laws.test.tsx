/**
 * Any order of what a person does and what the app shows: the end is followed exactly while it is in sight, and what a
 * person reads never moves by itself.
 */
import { expect, inject, it } from 'vitest';
import { createRandom } from '../laws/cuts';
import { click, createThreadStage, key, lines, painted, still, wheel } from './thread-stage';

const STEPS = 24;
/** The sequence that is played alone has a little of everything: a break that was made on purpose was found by it. */
const FIRST = 4;

type Stage = ReturnType<typeof createThreadStage>;

/** The first message of which something can be seen, and where. */
function readPlace({ log }: Stage) {
  const { top } = log.getBoundingClientRect();
  const message = [...log.querySelectorAll('article')].find(
    (one) => one.getBoundingClientRect().bottom > top + 1,
  );
  return { message, offset: (message?.getBoundingClientRect().top ?? 0) - top };
}

it.each(Array.from({ length: inject('runs') }, (_, index) => index + FIRST))(
  'sequence %i of a person and an app keeps both laws at each step',
  { timeout: 120_000 },
  async (seed) => {
    const random = createRandom(seed);
    const upTo = (most: number) => 1 + Math.floor(random() * most);
    const stage = createThreadStage({
      from: 0,
      to: 30,
      question: 'And?',
      reply: lines(30),
      status: 'streaming',
    });
    const shown = { from: 0, reply: 30, height: 400 };

    const app: Record<string, () => void> = {
      grows: () => {
        shown.reply += upTo(12);
        stage.show({ reply: lines(shown.reply) });
      },
      'is given earlier messages': () => {
        shown.from -= upTo(4);
        stage.show({ from: shown.from });
      },
      'has another height': () => {
        shown.height = 250 + upTo(250);
        stage.container.style.height = `${shown.height}px`;
      },
    };
    const person: Record<string, () => Promise<void>> = {
      'wheels up': () => wheel(stage.log, -upTo(500)),
      'wheels up a little': () => wheel(stage.log, -upTo(30)),
      'wheels down': () => wheel(stage.log, upTo(500)),
      'presses PageUp': () => press('PageUp'),
      'presses PageDown': () => press('PageDown'),
      'presses End': () => press('End'),
      'asks for the end': async () => {
        const jump = stage.jump();
        if (jump) await click(jump);
      },
    };
    async function press(name: string) {
      stage.log.focus({ preventScroll: true });
      await key(name);
    }

    const told: string[] = [];
    for (let step = 0; step < STEPS; step++) {
      const isApp = random() < 0.5;
      const names = Object.keys(isApp ? app : person);
      const name = names[Math.floor(random() * names.length)] ?? '';
      told.push(`${isApp ? 'app' : 'person'} ${name}`);
      const story = told.join(', ');
      const wasFollowing = stage.isFollowing();
      const before = readPlace(stage);
      const [top, distance] = [stage.log.scrollTop, stage.distance()];
      if (isApp) app[name]?.();
      else await person[name]?.();
      await painted();
      await still(stage.log);
      if (isApp && wasFollowing) expect(stage.distance(), story).toBeLessThanOrEqual(1);
      // A window that grows may bring the end in sight, which moves what is above it.
      else if (isApp && stage.distance() > 1) {
        expect(before.message, story).toBe(readPlace(stage).message);
        expect(Math.abs(readPlace(stage).offset - before.offset), story).toBeLessThanOrEqual(1);
      }
      if (name.startsWith('wheels up') && top > 0) expect(stage.distance(), story).toBeGreaterThan(distance);
      await expect.poll(() => stage.isFollowing(), { message: story }).toBe(stage.distance() <= 1);
    }
  },
);
