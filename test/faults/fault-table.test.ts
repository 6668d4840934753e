/** Every fault, played over real HTTP; what came of it is docs/faults.md. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ROWS } from './chromium-faults';
import { describePlayed, toTable } from './describe-played';
import { SECTIONS } from './fault-sections';
import { type FaultServer, startFaultServer } from './fault-server';
import { type Played, playFault } from './play-fault';

const FAULTS = Object.values(SECTIONS).flat();

/** So many are under way at a time. */
const AT_ONCE = 10;

let server: FaultServer;
const played = new Map<string, Played>();

beforeAll(async () => {
  server = await startFaultServer();
  const left = [...FAULTS];
  // All at once would keep the server from hearing of some before their short deadlines have passed.
  const play = async () => {
    for (let fault = left.shift(); fault; fault = left.shift())
      played.set(fault.name, await playFault(fault, server));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, play));
}, 60_000);

afterAll(() => server.close());

function cameOf(name: string): Played {
  const found = played.get(name);
  if (!found) throw new Error(`${name} was not played.`);
  return found;
}

describe.each(Object.entries(SECTIONS))('%s', (_section, faults) => {
  it.each(faults.map(({ name }) => name))('%s: told as it is, to the app, the log and the server', (name) => {
    const { outcomes, seen, events, isShown } = cameOf(name);
    expect(isShown).toBe(true);
    for (const outcome of outcomes) {
      if (outcome.status !== 'failed') continue;
      expect(outcome.error).toMatchObject({ name: 'StreamError', requestId: expect.stringMatching(/^req_/) });
      // What happened, why it matters, what to do; no page, no key.
      expect(outcome.error.message).toMatch(/\w.*\. .*\.$/);
      expect(outcome.error.message).not.toMatch(/<|abcdef/);
    }

    const told = events.map((event) => event.split(' ') as [id: string, type: string]);
    const ends = told.filter(([, type]) => /completed|failed|cancelled/.test(type));
    expect(ends.map(([, type]) => type).sort()).toEqual(outcomes.map(({ status }) => status).sort());
    const ids = new Set(ends.map(([id]) => id));
    expect(ids.size).toBe(outcomes.length);
    for (const { headers, method, path } of seen) {
      if (method === 'POST' && path === '') expect(ids).toContain(headers['idempotency-key']);
    }
  });
});

it('no two faults have one name', () => {
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
});

it('every fault shows as the table in the docs says', async () => {
  const sections = Object.entries(SECTIONS).map(([title, faults]) => {
    const rows = faults.map(({ name }) => describePlayed(name, cameOf(name)));
    return `## ${title}\n\n${toTable(rows)}\n`;
  });
  const chromium = `## Chromium\n\n${CHROMIUM_INTRO}\n\n${toTable(CHROMIUM_ROWS)}\n`;
  await expect([INTRO, ...sections, chromium].join('\n')).toMatchFileSnapshot('../../docs/faults.md');
});

const INTRO = `# Faults

What goes wrong, what the state shows of it, what the server saw, and how many requests were made. Written by
\`test/faults/fault-table.test.ts\`, which plays every row against a real HTTP server: \`createEngine\` of
\`deltakit/core\` over Node's own \`fetch\`, three attempts with short waits, and short deadlines where a row is about
one. The reply is “The tide follows the moon.”, in the events of OpenAI Chat unless a row says otherwise.

“answered to its end” means that the server sent all it had to say and closed; “the client left”, that it was not
done when the client closed the connection. Of several requests in one row, what came of each is told in order.
`;

const CHROMIUM_INTRO = `Where a browser has faults of its own, or sees them its own way. Kept by hand, and held to it by
\`test/faults/chromium.test.ts\`, which plays them in Chromium.`;
