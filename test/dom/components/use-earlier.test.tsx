import { act, renderHook } from '@testing-library/react';
import { useEarlier } from 'deltakit/components';
import { expect, test } from 'vitest';

const numbers = (length: number) => Array.from({ length }, (_, index) => index);
const show = (length: number) =>
  renderHook(({ length }) => useEarlier(numbers(length), { step: 100 }), { initialProps: { length } });

test('the last ones are shown, and earlier ones by the step until all are there', () => {
  const { result } = show(250);
  expect(result.current.messages[0]).toBe(150);
  act(() => result.current.onEarlier?.());
  expect(result.current.messages[0]).toBe(50);
  act(() => result.current.onEarlier?.());
  expect(result.current.messages).toHaveLength(250);
  expect(result.current.onEarlier).toBe(undefined);
});

test('what is new is added, and nothing that is shown goes away', () => {
  const { result, rerender } = show(250);
  rerender({ length: 252 });
  expect(result.current.messages).toHaveLength(102);
});

test('a thread that has just been read begins at its end', () => {
  const { result, rerender } = show(0);
  rerender({ length: 5000 });
  expect(result.current.messages).toHaveLength(100);
});
