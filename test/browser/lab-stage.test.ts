import { createEngine } from 'deltakit/core';
import { expect, it } from 'vitest';
import { createStage } from '../../stories/stage/create-stage';
import { readSettings } from '../../stories/stage/stage-settings';

const EPOCH = Date.UTC(2026, 0, 1);

/** Plays a reply to places on the tape, one after the other, and tells what is there. */
async function playTo(places: readonly number[], globals: Record<string, unknown> = {}) {
  const stage = createStage(readSettings({ format: 'json-text', ...globals }), { epoch: EPOCH });
  const { url, fetch, clock, random } = stage;
  const engine = createEngine({ url, fetch, clock, random });
  const unsubscribe = engine.subscribe(() => {});
  void engine.start('How does a reply stream?');
  await stage.begun;
  for (const at of places) await clock.holdAt(at);
  const { state, display } = engine.getSnapshot();
  const bytes = stage.pieces.map(({ at, bytes: piece }) => `${at} ${new TextDecoder().decode(piece)}`);
  const seen = { status: state.status, text: display.text, bytes, at: clock.now() };
  unsubscribe();
  engine.dispose();
  clock.dispose();
  return seen;
}

it('the same place on the same tape has the same bytes and the same text, however it was reached', async () => {
  const at = await playTo([2000]);
  expect(at.status).toBe('streaming');
  expect(at.text.length).toBeGreaterThan(50);
  expect(await playTo([2000])).toEqual(at);
  expect(await playTo([300, 301, 777, 1999, 2000])).toEqual(at);
});

it('another seed is another tape', async () => {
  const times = async (seed: number) => (await playTo([2000], { seed })).bytes;
  expect(await times(1)).not.toEqual(await times(2));
});

it('an error comes behind the event that the toolbar names', async () => {
  const seen = await playTo([5000], { scenario: 'short', errorAt: 6 });
  expect(seen.status).toBe('failed');
  expect(seen.text).not.toBe('');
});

it('what the toolbar leaves open the story says, and what both leave open the stage', () => {
  const own = { scenario: 'short', speed: 4 };
  expect(readSettings({ speed: '2', scenario: '', at: '' }, own)).toMatchObject({
    scenario: 'short',
    speed: 2,
    format: 'openai-chat',
  });
  expect(readSettings({ speed: 'instant' }).speed).toBe(Infinity);
});
