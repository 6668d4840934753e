/** Structured output in Chromium over real HTTP: a value that forms, is checked once, and is never half a truth. */
import { useCompletion } from 'deltakit';
import { useEffect } from 'react';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { PATIENCE } from './chat-probe';
import { mount } from './mount';

const tide = z.object({ time: z.string(), kind: z.enum(['high', 'low']), metres: z.number() });
const schema = z.object({ harbour: z.string(), day: z.string(), tides: z.array(tide) });
const withDepth = schema.extend({ depth: z.number() });

interface TidesProps {
  path: string;
  of: typeof schema;
  onTide(time: string | undefined, index: number): void;
}

/** Shows what there is of the value; the last line is typed as what the schema gives, and nothing less. */
function Tides({ path, of, onTide }: TidesProps) {
  const url = `${inject('mockUrl')}/api/complete?speed=4&${path}`;
  const { complete, status, display, final, error } = useCompletion({
    url,
    schema: of,
    elements: 'tides',
    onElement: ({ time }, index) => onTide(time, index),
  });
  useEffect(() => void complete('The tides of Brest'), [complete]);
  return (
    <section data-status={status} data-kind={error?.kind}>
      <h2>{display.value?.harbour}</h2>
      <p>{display.value?.tides?.length ?? 0}</p>
      <output>{final?.value.tides.map(({ metres }) => metres.toFixed(1)).join(' ')}</output>
    </section>
  );
}

function open(path: string, of: typeof schema = schema) {
  const told: unknown[] = [];
  /** How many tides there were to see. */
  const counts = new Set<string>();
  const { container } = mount(<Tides path={path} of={of} onTide={(...args) => told.push(args)} />);
  const read = (selector: string) => container.querySelector(selector)?.textContent ?? '';
  const watcher = new MutationObserver(() => counts.add(read('p')));
  watcher.observe(container, { subtree: true, childList: true, characterData: true });
  const section = () => container.querySelector('section')?.dataset;
  return { told, counts, read, section };
}

describe('structured output', () => {
  it.each(['openai-chat', 'json-text', 'ndjson', 'raw-text'])(
    'as %s grows on the page, each element is told when it is whole, and the end is what the schema gave',
    async (format) => {
      const { told, counts, read, section } = open(`scenario=json-object&format=${format}`);
      await expect.poll(() => section()?.status, PATIENCE).toBe('completed');
      expect(read('h2')).toBe('Brest');
      expect(read('output')).toBe('7.1 1.2 7.3 1.0');
      expect(counts.size).toBeGreaterThan(2);
      expect(told).toEqual([
        ['04:12', 0],
        ['10:26', 1],
        ['16:33', 2],
        ['22:48', 3],
      ]);
    },
  );

  it('that the schema refuses failed, and there is no value that counts', async () => {
    const { read, section } = open('scenario=json-object', withDepth);
    await expect.poll(() => section()?.status, PATIENCE).toBe('failed');
    expect(section()?.kind).toBe('invalid-output');
    expect(read('h2')).toBe('Brest');
    expect(read('output')).toBe('');
  });

  it('that is cut off is truncated, never repaired', async () => {
    const { read, section } = open('scenario=json-object&cutAt=40');
    await expect.poll(() => section()?.status, PATIENCE).toBe('failed');
    expect(section()?.kind).toBe('truncated');
    expect(read('h2')).toBe('Brest');
    expect(read('output')).toBe('');
  });

  it('that is no JSON at all failed', async () => {
    const { section } = open('scenario=short');
    await expect.poll(() => section()?.status, PATIENCE).toBe('failed');
    expect(section()?.kind).toBe('invalid-output');
  });
});
