/** The demo as a person meets it, in a real Chromium: one browser and one server for all of it, pages side by side. */
import { afterAll, beforeAll, expect } from 'vitest';
import { describeChat } from './on-chat';
import { describeFaults } from './on-faults';
import { describeInspector, describeStops } from './on-inspector';
import { describePages } from './on-pages';
import { describeProduction, startRelayed } from './on-production';
import { it, shareStage } from './open-stage';

let relayed: ReturnType<typeof startRelayed>;

shareStage();
beforeAll(() => {
  relayed = startRelayed();
  // Told by the test that needs it.
  relayed.catch(() => {});
});
afterAll(async () => {
  const { upstream, demo } = await relayed;
  await Promise.all([demo.close(), upstream.close()]);
});

describeInspector();
describeChat();
describePages();
describeFaults();
describeStops();
describeProduction(() => relayed);

it('the browser had nothing to complain about, in all of this', ({ stage }) => {
  expect(stage.complaints).toEqual([]);
});
