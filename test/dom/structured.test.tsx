/** A schema in the hooks: what renders while a value forms, and what it is in the end. */
import { act, render, renderHook, screen } from '@testing-library/react';
import { type } from 'arktype';
import { type UseLLMStreamOptions, useCompletion, useLLMStream } from 'deltakit';
import { memo, useEffect } from 'react';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
// There, as on a page that has been open for a moment.
import '../../src/structured/structure-replies';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

let clock: FakeClock;
let server: FakeServer;

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
});

const options = () => ({ url: '/api/boat', fetch: server.fetch, clock }) satisfies UseLLMStreamOptions;
const advance = (ms: number) => act(() => clock.advance(ms));
const settle = () => act(() => clock.settle());
const DONE = 'data: [DONE]\n\n';

/** The same in three libraries: a name, and a number that comes as text. */
const SCHEMAS = {
  zod: z.object({ name: z.string(), masts: z.string().regex(/^\d+$/).transform(Number) }),
  valibot: v.object({ name: v.string(), masts: v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number)) }),
  arktype: type({ name: 'string', masts: 'string.integer.parse' }),
};

describe.each(Object.entries(SCHEMAS))('useCompletion with a schema of %s', (_library, schema) => {
  async function complete(...tokens: string[]) {
    const { result } = renderHook(() => useCompletion({ ...options(), schema }));
    act(() => void result.current.complete('a boat'));
    await settle();
    server.last.open();
    server.last.token(...tokens);
    await advance(300);
    return result;
  }

  it('gives a partial value while it forms, and what the schema made of it in the end', async () => {
    const result = await complete('{"name":"Ann","mas');
    expect(result.current.display.value).toEqual({ name: 'Ann' });
    server.last.token('ts":"3"}');
    server.last.send(DONE);
    await advance(32);
    const completion = result.current;
    expect(completion.status === 'completed' && completion.final.value).toEqual({ name: 'Ann', masts: 3 });
    expect(completion.display.value).toEqual({ name: 'Ann', masts: '3' });
  });

  it('fails as invalid output, with where and why, and keeps what was shown', async () => {
    const result = await complete('{"name":7,"masts":"x"}');
    server.last.send(DONE);
    await advance(32);
    const { status, error, display } = result.current;
    expect(status).toBe('failed');
    expect(error).toMatchObject({ kind: 'invalid-output', code: 'schema' });
    // Each library has its own order.
    expect(error?.issues?.map(({ path }) => path).sort()).toEqual([['masts'], ['name']]);
    expect(error?.message).toMatch(/schema: (name: .+; masts: .+|masts: .+; name: .+)\. So it has no value/);
    expect(display.value).toEqual({ name: 7, masts: 'x' });
    expect(result.current.final).toBeUndefined();
  });
});

/** What each row that rendered showed. */
const rendered: string[] = [];

const Row = memo(({ row }: { row: { readonly id?: string | undefined } }) => {
  rendered.push(row.id ?? '');
  return <li>{row.id}</li>;
});

const ROWS = z.object({ rows: z.array(z.object({ id: z.string() })) });

function Rows() {
  const { start, display } = useLLMStream({ ...options(), schema: ROWS, pacing: 'instant' });
  useEffect(() => void start('rows'), [start]);
  return (
    <ul>
      {display.value?.rows?.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements of a list that streams keep their place
        <Row key={index} row={row} />
      ))}
    </ul>
  );
}

describe('a list that streams', () => {
  it('renders each element again only while that one grows', async () => {
    rendered.length = 0;
    render(<Rows />);
    await settle();
    server.last.open();
    for (const token of ['{"rows":[{"id":"a', 'a"},', '{"id":"b', 'b', '"', '}', ',{"id":"c"}', ']', '}']) {
      server.last.token(token);
      await advance(64);
    }
    server.last.send(DONE);
    await advance(64);
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['aa', 'bb', 'c']);
    expect(rendered).toEqual(['a', 'aa', 'b', 'bb', 'c']);
  });

  it('renders who reads the value alone once for each change of it', async () => {
    let renders = 0;
    const { result } = renderHook(() => {
      renders++;
      const { display, start } = useLLMStream({ ...options(), schema: z.object({}), pacing: 'instant' });
      return { value: display.value, start };
    });
    act(() => void result.current.start('hi'));
    await settle();
    server.last.open();
    server.last.token('{"a":1,');
    await advance(64);
    const before = renders;
    for (const token of [' ', '"b"', ':', ' 2']) {
      server.last.token(token);
      await advance(64);
    }
    expect(renders).toBe(before);
    server.last.token('}');
    await advance(64);
    expect(renders).toBe(before + 1);
    expect(result.current.value).toEqual({ a: 1, b: 2 });
  });
});
