import { expect, test } from 'vitest';
import { followsAfter } from '../../../src/components/thread/follows-after';

const atEnd = { following: true, top: 500, end: 500 };
const away = { following: false, top: 300, end: 500 };

test('one pixel up leaves the end', () => {
  expect(followsAfter(atEnd, 499, 500)).toBe(false);
});

test('one pixel up leaves the end also while the content grows', () => {
  expect(followsAfter(atEnd, 499, 620)).toBe(false);
});

test('growth alone does not leave the end', () => {
  expect(followsAfter(atEnd, 500, 620)).toBe(true);
});

test('content that shrinks pushes the position, and that is nobody’s wish', () => {
  expect(followsAfter(atEnd, 420, 420)).toBe(true);
});

test('a fraction of a pixel, as a zoomed browser reports it, is nobody’s wish', () => {
  expect(followsAfter(atEnd, 499.6, 500)).toBe(true);
});

test('moving down without reaching the end does not follow', () => {
  expect(followsAfter(away, 450, 500)).toBe(false);
});

test('reaching the end follows again, also when it is a fraction short of it', () => {
  expect(followsAfter(away, 500, 500)).toBe(true);
  expect(followsAfter(away, 499.3, 500)).toBe(true);
});
