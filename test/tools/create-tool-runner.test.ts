import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createToolRunner, type ToolRunnerOptions } from '../../src/tools/create-tool-runner';
import type { Tools } from '../../src/tools/tool';
import { createFakeClock } from '../clock/fake-clock';
import { wholeCall } from './whole-call';

const city = z.object({ city: z.string() });
const open = () => new AbortController().signal;

function createRunner(tools: Tools, options?: ToolRunnerOptions) {
  const clock = createFakeClock();
  return { clock, runner: createToolRunner(() => tools, clock, options) };
}

describe('a call that is begun', () => {
  it.each([
    ['zod', city],
    ['valibot', v.object({ city: v.string() })],
    ['arktype', type({ city: 'string' })],
  ])('is running where %s accepts its arguments, and has failed where it does not', async (_, parameters) => {
    const { runner } = createRunner({ weather: { parameters, execute: () => 1 } });
    expect(await runner.begin(wholeCall('weather', { city: 'Oslo' }), 'a', open())).toEqual({
      state: 'running',
      input: { city: 'Oslo' },
    });
    expect(await runner.begin(wholeCall('weather', { city: 5 }), 'b', open())).toMatchObject({
      state: 'failed',
      result: {
        callId: 'call-1',
        name: 'weather',
        isError: true,
        value: { error: 'invalid-arguments', issues: [{ path: 'city' }] },
      },
    });
  });

  it('has the arguments as the schema made them, also where that takes a while', async () => {
    const parameters = z.object({ at: z.string().transform(async (text) => new Date(text)) });
    const { runner } = createRunner({ plan: { parameters, execute: ({ at }) => at } });
    const call = wholeCall('plan', { at: '2024-05-01T00:00:00Z' });
    expect(await runner.begin(call, 'a', open())).toEqual({
      state: 'running',
      input: { at: new Date('2024-05-01') },
    });
    expect(await runner.run(call, 'a', open())).toMatchObject({ value: '2024-05-01T00:00:00.000Z' });
  });

  it('says by path what is wrong, ten things at most', async () => {
    const parameters = z.object({ days: z.array(z.object({ high: z.number() })) });
    const { runner } = createRunner({ plan: { parameters, execute: () => 1 } });
    const days = Array.from({ length: 30 }, () => ({ high: 'x'.repeat(1000) }));
    const begun = await runner.begin(wholeCall('plan', { days }), 'a', open());
    const { issues } = begun.state === 'failed' ? Object(begun.result.value) : {};
    expect(issues).toHaveLength(10);
    expect(issues[1].path).toBe('days.1.high');
  });

  it('awaits approval where the tool asks for it, and only with valid arguments', async () => {
    const approve = vi.fn(({ city }: { city: string }) => city === 'Paris');
    const execute = vi.fn();
    const { runner } = createRunner({ weather: { parameters: city, approve, execute } });
    const stateOf = async (of: unknown) =>
      (await runner.begin(wholeCall('weather', { city: of }), String(of), open())).state;
    expect(await stateOf('Paris')).toBe('awaiting-approval');
    expect(await stateOf('Oslo')).toBe('running');
    expect(await stateOf(5)).toBe('failed');
    expect(approve).toHaveBeenCalledTimes(2);
    expect(execute).not.toHaveBeenCalled();
  });

  it('awaits approval where the question whether it needs any is not answered by a false', async () => {
    const approve = (() => undefined) as () => never;
    const { runner } = createRunner({ weather: { parameters: city, approve, execute: () => 1 } });
    expect(await runner.begin(wholeCall('weather', { city: 'Oslo' }), 'a', open())).toMatchObject({
      state: 'awaiting-approval',
    });
  });

  it('has failed where the question whether it needs approval throws', async () => {
    const onError = vi.fn();
    const approve = () => Promise.reject(new Error('offline'));
    const { runner } = createRunner(
      { weather: { parameters: city, approve, execute: () => 1 } },
      { onError },
    );
    const call = wholeCall('weather', { city: 'Oslo' });
    expect(await runner.begin(call, 'a', open())).toMatchObject({
      state: 'failed',
      result: { value: { error: 'threw' } },
    });
    expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('offline'), call);
  });

  it('awaits an answer of the page where the tool has no execute, whoever has to approve', async () => {
    const { runner } = createRunner({ ask: { parameters: city, approve: true } });
    expect(await runner.begin(wholeCall('ask', { city: 'Oslo' }), 'a', open())).toMatchObject({
      state: 'awaiting-answer',
    });
  });

  it('is asked about no more once it was stopped', async () => {
    const approve = vi.fn(() => true);
    const { runner, clock } = createRunner({ weather: { parameters: city, approve, execute: () => 1 } });
    const controller = new AbortController();
    const begun = runner.begin(wholeCall('weather', { city: 'Oslo' }), 'a', controller.signal);
    controller.abort();
    expect(await begun).toMatchObject({ state: 'failed', result: { value: { error: 'aborted' } } });
    await clock.settle();
    expect(approve).not.toHaveBeenCalled();
  });

  it('is asked about once, however often it is begun', async () => {
    const approve = vi.fn(() => true);
    const { runner } = createRunner({ weather: { parameters: city, approve, execute: () => 1 } });
    const call = wholeCall('weather', { city: 'Oslo' });
    await Promise.all([runner.begin(call, 'a', open()), runner.begin(call, 'a', open())]);
    await runner.begin(call, 'a', open());
    expect(approve).toHaveBeenCalledOnce();
  });

  it.each(['weathr', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'has failed where no tool is named %s',
    async (name) => {
      const { runner } = createRunner({ weather: { parameters: city, execute: () => 1 } });
      expect(await runner.begin(wholeCall(name), 'a', open())).toMatchObject({
        state: 'failed',
        result: {
          isError: true,
          value: { error: 'unknown-tool', message: 'There is no such tool.' },
        },
      });
    },
  );
});

describe('a call that is not for the app to execute', () => {
  it.each([{ status: 'forming' }, { status: 'interrupted' }, { isRemote: true }] as const)(
    'is neither validated nor executed: %o',
    async (facts) => {
      const execute = vi.fn();
      const { runner } = createRunner({ weather: { parameters: city, execute } });
      const call = wholeCall('weather', { city: 'Oslo' }, facts);
      expect(await runner.begin(call, 'a', open())).toMatchObject({
        result: { value: { error: 'not-executable' } },
      });
      expect(await runner.run(call, 'a', open())).toMatchObject({
        isError: true,
        value: { error: 'not-executable' },
      });
      expect(execute).not.toHaveBeenCalled();
      // Once it is whole, it is like any other.
      await runner.run(wholeCall('weather', { city: 'Oslo' }), 'a', open());
      expect(execute).toHaveBeenCalledOnce();
    },
  );

  it('gets an error where the page should answer it', async () => {
    const { runner } = createRunner({ ask: { parameters: city } });
    expect(await runner.run(wholeCall('ask', { city: 'Oslo' }), 'a', open())).toMatchObject({
      isError: true,
    });
  });
});

describe('a call that is run', () => {
  it('gives what the tool gives, and tells it its id', async () => {
    const execute = vi.fn(({ city }: { city: string }) => ({ city, celsius: 7 }));
    const { runner } = createRunner({ weather: { parameters: city, execute } });
    expect(await runner.run(wholeCall('weather', { city: 'Oslo' }), 'a', open())).toEqual({
      callId: 'call-1',
      name: 'weather',
      value: { city: 'Oslo', celsius: 7 },
    });
    expect(execute).toHaveBeenCalledExactlyOnceWith(
      { city: 'Oslo' },
      { callId: 'call-1', signal: expect.any(AbortSignal) },
    );
  });

  it('is not executed where its arguments are refused, also if nobody began it', async () => {
    const execute = vi.fn();
    const { runner } = createRunner({ weather: { parameters: city, execute } });
    expect(await runner.run(wholeCall('weather', {}), 'a', open())).toMatchObject({
      value: { error: 'invalid-arguments' },
    });
    expect(execute).not.toHaveBeenCalled();
  });

  it('is executed with the arguments that were agreed to, by the tool as it is now', async () => {
    const tools: Record<string, Tools[string]> = {
      weather: { parameters: city, approve: true, execute: () => 'old' },
    };
    const { runner } = createRunner(tools);
    await runner.begin(wholeCall('weather', { city: 'Oslo' }), 'a', open());
    tools.weather = { parameters: city, execute: (input) => input };
    expect(await runner.run(wholeCall('weather', { city: 'Rome' }), 'a', open())).toMatchObject({
      value: { city: 'Oslo' },
    });
  });

  it('runs beside others', async () => {
    const started: string[] = [];
    const ends: (() => void)[] = [];
    const execute = ({ city }: { city: string }) => {
      started.push(city);
      return new Promise<void>((resolve) => ends.push(resolve));
    };
    const { runner, clock } = createRunner({ weather: { parameters: city, execute } });
    const both = ['Oslo', 'Rome'].map((city) => runner.run(wholeCall('weather', { city }), city, open()));
    await clock.settle();
    expect(started).toEqual(['Oslo', 'Rome']);
    for (const end of ends) end();
    expect(await Promise.all(both)).toMatchObject([{ value: null }, { value: null }]);
  });

  it.each([
    ['an error', new Error('no route'), 'The tool failed. no route'],
    ['a text', 'no route', 'The tool failed. no route'],
    ['nothing', undefined, 'The tool failed. '],
  ])(
    'ends in an error to read where it throws %s, and the app is given what was thrown',
    async (_, thrown, message) => {
      const onError = vi.fn();
      const execute = () => {
        throw thrown;
      };
      const { runner } = createRunner({ weather: { parameters: city, execute } }, { onError });
      const call = wholeCall('weather', { city: 'Oslo' });
      expect(await runner.run(call, 'a', open())).toMatchObject({
        isError: true,
        value: { error: 'threw', message },
      });
      expect(onError).toHaveBeenCalledExactlyOnceWith(thrown, call);
    },
  );

  it('ends in an error to read where its result is too long, or JSON can not say it', async () => {
    const onError = vi.fn();
    const { runner } = createRunner(
      {
        long: { parameters: z.object({}), execute: () => 'x'.repeat(100) },
        big: { parameters: z.object({}), execute: () => 1n },
      },
      { resultChars: 99, onError },
    );
    expect(await runner.run(wholeCall('long'), 'a', open())).toMatchObject({ value: { error: 'too-large' } });
    expect(await runner.run(wholeCall('big'), 'b', open())).toMatchObject({ value: { error: 'not-json' } });
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError), wholeCall('big'));
  });

  it('ends when its time is over, even if the tool does not listen', async () => {
    let heard: AbortSignal | undefined;
    const execute = (_: unknown, { signal }: { signal: AbortSignal }) => {
      heard = signal;
      return new Promise(() => {});
    };
    const { runner, clock } = createRunner({ weather: { parameters: city, execute } });
    const ends = vi.fn();
    void runner.run(wholeCall('weather', { city: 'Oslo' }), 'a', open()).then(ends);
    await clock.settle();
    clock.sleep(59_999);
    await clock.settle();
    expect(ends).not.toHaveBeenCalled();
    clock.sleep(1);
    await clock.settle();
    const message = 'It took more than 60 s. What it did is not known.';
    expect(ends.mock.calls[0]).toMatchObject([{ isError: true, value: { error: 'timeout', message } }]);
    expect(heard?.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('ends at once when it is stopped, and says that it had begun', async () => {
    const { runner, clock } = createRunner({
      weather: { parameters: city, execute: () => new Promise(() => {}) },
    });
    const controller = new AbortController();
    const run = runner.run(wholeCall('weather', { city: 'Oslo' }), 'a', controller.signal);
    await clock.settle();
    controller.abort();
    const message = 'It was stopped. What it did is not known.';
    expect(await run).toMatchObject({ isError: true, value: { error: 'aborted', message } });
    expect(clock.waiting).toBe(0);
  });

  it('does not tell the app of what a tool throws that nobody waits for any more', async () => {
    const onError = vi.fn();
    const execute = (_: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { runner, clock } = createRunner({ weather: { parameters: city, execute } }, { onError });
    const controller = new AbortController();
    const run = runner.run(wholeCall('weather', { city: 'Oslo' }), 'a', controller.signal);
    await clock.settle();
    controller.abort();
    expect(await run).toMatchObject({ value: { error: 'aborted' } });
    await clock.settle();
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('a key', () => {
  it('is executed once, whoever asks how often', async () => {
    const execute = vi.fn(() => 'done');
    const { runner } = createRunner({ weather: { parameters: city, execute } });
    const call = wholeCall('weather', { city: 'Oslo' });
    const first = runner.run(call, 'a', open());
    expect(runner.run(call, 'a', open())).toBe(first);
    await first;
    expect(runner.run(call, 'a', open())).toBe(first);
    expect(execute).toHaveBeenCalledOnce();
  });

  it('is executed once by an effect that runs, is cleaned up, and runs again', async () => {
    const execute = vi.fn(() => 'done');
    const { runner } = createRunner({ weather: { parameters: city, execute } });
    const call = wholeCall('weather', { city: 'Oslo' });
    const controller = new AbortController();
    const first = runner.run(call, 'a', controller.signal);
    controller.abort();
    const second = runner.run(call, 'a', open());
    expect(await first).toMatchObject({
      value: { error: 'aborted', message: 'It was stopped. It was not executed.' },
    });
    expect(await second).toMatchObject({ value: 'done' });
    expect(execute).toHaveBeenCalledOnce();
  });

  it('is not executed again when it was stopped while it ran', async () => {
    const execute = vi.fn(() => new Promise(() => {}));
    const { runner, clock } = createRunner({ weather: { parameters: city, execute } });
    const call = wholeCall('weather', { city: 'Oslo' });
    const controller = new AbortController();
    const first = runner.run(call, 'a', controller.signal);
    await clock.settle();
    controller.abort();
    expect(runner.run(call, 'a', open())).toBe(first);
    expect(execute).toHaveBeenCalledOnce();
  });

  it('is begun again when it was stopped before it was known how it stands', async () => {
    const { runner } = createRunner({ weather: { parameters: city, execute: () => 1 } });
    const call = wholeCall('weather', { city: 'Oslo' });
    const stopped = await runner.begin(call, 'a', AbortSignal.abort());
    expect(stopped).toMatchObject({ state: 'failed', result: { value: { error: 'aborted' } } });
    expect(await runner.begin(call, 'a', open())).toMatchObject({ state: 'running' });
  });
});
