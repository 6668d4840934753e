/** Structured replies of the mock server, over real HTTP, in every wire format. */
import { createEngine, type Outcome } from 'deltakit/core';
import type { Scenario } from 'deltakit/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serveMock } from '../../scripts/serve-http';
import { ENCODINGS } from '../../src/mock/encode/create-encoder';
import type { ValuedReply } from '../../src/structured/follow-value';

const RECIPE = z.object({
  title: z.string(),
  minutes: z.number(),
  steps: z.array(z.object({ text: z.string(), isHot: z.boolean() })).min(2),
});

const recipe = {
  title: 'Pfannkuchen 🥞 "à la maison"',
  minutes: 25,
  steps: [
    { text: 'Mehl, Milch\nund Eier verrühren.', isHot: false },
    { text: 'Ausbacken \\ wenden.', isHot: true },
  ],
};
const json = JSON.stringify(recipe, null, 2);

const scenarios: Record<string, Scenario> = {
  whole: { title: 'Whole', description: 'JSON.', steps: [{ text: json, every: 1 }, { finish: 'stop' }] },
  fenced: {
    ...{ title: 'Fenced', description: 'JSON in a fence, with words around it.' },
    steps: [{ text: `Here it is:\n\n\`\`\`json\n${json}\n\`\`\`\nEnjoy!`, every: 1 }, { finish: 'stop' }],
  },
  broken: {
    ...{ title: 'Broken', description: 'Ends in the middle of the JSON, and calls itself whole.' },
    steps: [{ text: json.slice(0, -20), every: 1 }, { finish: 'stop' }],
  },
  cut: {
    title: 'Cut',
    description: 'Breaks off.',
    steps: [{ text: json.slice(0, -20), every: 1 }, { end: true }],
  },
  limit: {
    title: 'Limit',
    description: 'Cut at the limit.',
    steps: [{ text: json, every: 1 }, { finish: 'length' }],
  },
  other: {
    title: 'Other',
    description: 'Valid JSON of another form.',
    steps: [{ text: '{"title":1}' }, { finish: 'stop' }],
  },
};

let server: Awaited<ReturnType<typeof serveMock>>;
beforeAll(async () => {
  server = await serveMock({ port: 0, scenarios, speed: 20 });
});
afterAll(() => server.close());

async function ask(scenario: string, format = 'openai-chat') {
  const engine = createEngine({
    url: new URL(`/api/chat/stream?scenario=${scenario}&format=${format}`, server.url),
    schema: RECIPE,
    elements: 'steps',
    onElement: (element, index) => told.push([element, index]),
    retry: false,
  });
  const told: unknown[] = [];
  const seen = new Set<string>();
  engine.subscribe(() => seen.add(JSON.stringify((engine.getSnapshot().display as ValuedReply).value) ?? ''));
  const outcome: Outcome = await engine.start('Pancakes');
  const shown = (engine.getSnapshot().display as ValuedReply).value;
  engine.dispose();
  return { outcome, told, seen, shown };
}

describe('structured output', () => {
  it.each(Object.keys(ENCODINGS))(
    'in %s is completed with its value, and was shown as it formed',
    async (format) => {
      const { outcome, told, seen, shown } = await ask('whole', format);
      expect(outcome).toMatchObject({ status: 'completed', final: { value: recipe } });
      expect(shown).toEqual(recipe);
      expect(told).toEqual(recipe.steps.map((step, index) => [step, index]));
      expect(seen.size).toBeGreaterThan(2);
    },
  );

  it('in a fence with words around it is the same', async () => {
    const { outcome, shown } = await ask('fenced');
    expect(outcome).toMatchObject({ status: 'completed', final: { value: recipe } });
    expect(shown).toEqual(recipe);
  });

  it('that ends in its middle, and calls itself whole, is invalid', async () => {
    const { outcome, told } = await ask('broken', 'gemini');
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'invalid-output', code: 'json' } });
    expect(told).toHaveLength(1);
  });

  it('that breaks off is truncated, and keeps what was shown of its value', async () => {
    const { outcome, shown } = await ask('cut');
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'truncated' } });
    expect(shown).toMatchObject({ title: recipe.title, minutes: 25 });
  });

  it('that was cut at the limit of tokens is invalid, even where it is whole', async () => {
    const { outcome } = await ask('limit', 'anthropic-messages');
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'invalid-output', code: 'length' } });
  });

  it('of another form is invalid, with its issues', async () => {
    const { outcome } = await ask('other');
    const issues = outcome.status === 'failed' ? outcome.error.issues : [];
    expect(issues?.map(({ path }) => path)).toEqual([['title'], ['minutes'], ['steps']]);
  });
});
