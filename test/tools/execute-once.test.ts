/** The law of the runner: whatever is called, stopped or late, in any order, a call is executed once at most. */
import { getEventListeners } from 'node:events';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToolResult } from '../../src/chat/chat-message';
import { createToolRunner } from '../../src/tools/create-tool-runner';
import { createFakeClock } from '../clock/fake-clock';
import { wholeCall } from './whole-call';

const TIMEOUT_MS = 1000;
const keys = fc.constantFrom('a', 'b');
const signals = fc.nat(1);

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('begin' as const), key: keys, signal: signals }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('run' as const), key: keys, signal: signals }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('abort' as const), signal: signals }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('sleep' as const),
      ms: fc.constantFrom(1, TIMEOUT_MS - 1, TIMEOUT_MS),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'settle' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'validate' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('finish' as const),
      how: fc.constantFrom('value', 'throw', 'unsayable'),
    }),
  },
);

const manners = fc.record({
  isSlowToValidate: fc.boolean(),
  isValid: fc.nat(3).map((one) => one > 0),
  approve: fc.constantFrom(
    undefined,
    true,
    () => false,
    async () => true,
    () => Promise.reject(new Error('no')),
  ),
  /** Whether it ends when its signal aborts; else it goes on for nobody. */
  isObedient: fc.boolean(),
});

describe('any order of begin, run, abort and timeout', () => {
  it('executes a key at most once, settles every promise, and leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(manners, fc.array(step, { maxLength: 25, size: 'max' }), async (manner, steps) => {
        const clock = createFakeClock();
        const executed: string[] = [];
        const validations: (() => void)[] = [];
        const finishes: ((how: string) => void)[] = [];
        const parameters: StandardSchemaV1 = {
          '~standard': {
            version: 1,
            vendor: 'test',
            async validate(value) {
              if (manner.isSlowToValidate) await new Promise<void>((resolve) => validations.push(resolve));
              return manner.isValid ? { value } : { issues: [{ message: 'no' }] };
            },
          },
        };
        const { approve } = manner;
        const tool = {
          parameters,
          approve,
          timeoutMs: TIMEOUT_MS,
          execute(input: unknown, { signal }: { signal: AbortSignal }) {
            executed.push(signal.aborted ? 'for nobody' : String(input));
            return new Promise<unknown>((resolve, reject) => {
              finishes.push((how) =>
                how === 'throw' ? reject(new Error(how)) : resolve(how === 'value' ? 1 : 1n),
              );
              if (manner.isObedient) signal.addEventListener('abort', () => reject(signal.reason));
            });
          },
        };
        const runner = createToolRunner(() => ({ tool }), clock);
        const controllers = [new AbortController(), new AbortController()];
        const used = [...controllers];
        const pending = new Set<Promise<unknown>>();
        const runs = new Map<string, Promise<ToolResult>>();

        for (const one of steps) {
          if (one.do === 'begin' || one.do === 'run') {
            const { signal } = controllers[one.signal]!;
            const promise = runner[one.do](wholeCall('tool', one.key, { id: one.key }), one.key, signal);
            pending.add(promise);
            void promise.then(() => pending.delete(promise));
            if (one.do === 'run') {
              const known = runs.get(one.key);
              const run = promise as Promise<ToolResult>;
              if (executed.includes(one.key)) expect(run).toBe(known);
              runs.set(one.key, run);
            }
          } else if (one.do === 'abort') {
            controllers[one.signal]!.abort();
            controllers[one.signal] = new AbortController();
            used.push(controllers[one.signal]!);
          } else if (one.do === 'sleep') clock.sleep(one.ms);
          else if (one.do === 'settle') await clock.settle();
          else if (one.do === 'validate') validations.shift()?.();
          else finishes.shift()?.(one.how);
        }
        await clock.settle();
        clock.sleep(TIMEOUT_MS);
        await clock.settle();
        expect(pending.size).toBe(0);
        // What is late by now is late for good.
        for (const validate of validations) validate();
        for (const finish of finishes) finish('value');
        await clock.settle();

        expect(executed.length).toBe(new Set(executed).size);
        expect(executed).not.toContain('for nobody');
        if (!manner.isValid) expect(executed).toEqual([]);
        for (const [key, run] of runs) {
          const result = await run;
          expect(result).toMatchObject({ callId: key, name: 'tool' });
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          if (!result.isError) expect(executed).toContain(key);
        }
        expect(clock.waiting).toBe(0);
        for (const { signal } of used) expect(getEventListeners(signal, 'abort')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
