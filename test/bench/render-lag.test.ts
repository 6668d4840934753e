/** How the render bench finds out what of a Markdown source is on the screen, and how long the rest has waited. */
import { describe, expect, it } from 'vitest';
import { makeDocument } from '../../bench/render/documents';
import { createPaintedFinder } from '../../bench/render/find-painted';
import { measureLag } from '../../bench/render/measure-lag';

const SOURCE =
  'The **first** paragraph, with [a link](https://example.com/long/address) in it.\n\n- and a `list`\n';

describe('what is painted of a source', () => {
  it('reaches as far as the end of the visible text says', () => {
    const { find } = createPaintedFinder(SOURCE);
    expect(SOURCE.slice(0, find('The first'))).toBe('The **first');
    expect(SOURCE.slice(0, find('The first paragraph, with a link in'))).toMatch(/ in$/);
    expect(SOURCE.slice(0, find('with a link in it.and a list'))).toMatch(/`list$/);
  });

  it('does not wait for marks, nor for where links go', () => {
    const finder = createPaintedFinder(SOURCE);
    finder.find('The first paragraph, with a link');
    expect(SOURCE.slice(finder.next())).toBe('in it.\n\n- and a `list`\n');
    finder.find('The first paragraph, with a link in it.and a list');
    expect(finder.next()).toBeUndefined();
  });

  it('is not taken further by words that the source does not have', () => {
    const { find } = createPaintedFinder(SOURCE);
    const shown = find('The first paragraph');
    expect(find('The first paragraph. Copy this code to the clipboard')).toBe(shown);
  });

  it('does not go back to where the same words stood before', () => {
    const words = 'the same words, once and then again';
    const source = `${words} one\n${words} two\n`;
    const { find } = createPaintedFinder(source);
    const shown = find(`${words} one ${words}`);
    expect(source.slice(shown)).toBe(' two\n');
    expect(find(words)).toBe(shown);
  });
});

describe('the longest wait', () => {
  const tokens = makeDocument('list').slice(0, 400);
  const visible = (count: number) =>
    tokens
      .slice(0, count)
      .join('')
      .replace(/[-*`\n]/g, ' ')
      .slice(-120);
  /** A token a millisecond. */
  const sent = tokens.map((_, index): [number, number] => [index + 1, index + 1]);
  const frames = (count: number, delay: number) =>
    Array.from({ length: count }, (_, index) => ({
      time: (index + 1) * 20 + delay,
      tail: visible((index + 1) * 20),
    }));

  it('is that of the text which the frame before had not shown', () => {
    const { longest, missing } = measureLag(tokens, { run: '1', sent, ended: 400 }, frames(20, 30));
    // Shown 30 ms after it was sent, in frames 20 ms apart.
    expect(longest).toBeGreaterThan(40);
    expect(longest).toBeLessThanOrEqual(52);
    expect(missing).toBeLessThanOrEqual(4);
  });

  it('counts what is never shown as missing', () => {
    const { missing } = measureLag(tokens, { run: '1', sent, ended: 400 }, frames(10, 30));
    expect(missing).toBeGreaterThan(500);
  });
});
