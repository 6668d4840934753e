import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toResult } from '../../src/tools/to-result';
import { toErrorResult } from '../../src/tools/tool-error';

const call = { id: 'call-1', name: 'weather' };

describe('a result', () => {
  it('says what JSON says of any value, and never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          const result = toResult(call, value);
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          if (!result.isError) expect(result.value).toEqual(JSON.parse(JSON.stringify(value) ?? 'null'));
        },
      ),
    );
  });

  it('is not changed by what the tool does with its object later', () => {
    const list = [1];
    const result = toResult(call, { list });
    list.push(2);
    expect(result.value).toEqual({ list: [1] });
  });

  it.each([[undefined], [() => 1], [Symbol('none')], [Number.NaN]])('is null for %s', (value) => {
    expect(toResult(call, value)).toEqual({ callId: 'call-1', name: 'weather', value: null });
  });

  it('is an error where JSON can not say the value, and what was thrown is told', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const onError = vi.fn();
    for (const value of [1n, { deep: [1n] }, cycle]) {
      expect(toResult(call, value, undefined, onError)).toMatchObject({
        isError: true,
        value: { error: 'not-json' },
      });
    }
    expect(onError).toHaveBeenCalledTimes(3);
  });

  it('is whole, or an error that says how long it is', () => {
    expect(toResult(call, 'x'.repeat(262_142))).toMatchObject({ value: 'x'.repeat(262_142) });
    expect(toResult(call, 'x'.repeat(262_143))).toEqual({
      callId: 'call-1',
      name: 'weather',
      isError: true,
      value: {
        error: 'too-large',
        message: 'The result has 262145 characters, more than 262144. Ask for less of it.',
      },
    });
  });

  it('of a call that came to nothing has a reason', () => {
    expect(toErrorResult(call, 'denied', 'The person said no.')).toEqual({
      callId: 'call-1',
      name: 'weather',
      isError: true,
      value: { error: 'denied', message: 'The person said no.' },
    });
  });
});
