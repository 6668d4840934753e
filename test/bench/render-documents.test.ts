/** The render bench streams the same documents in every run, and its server sends them in formats that are read back. */
import { describe, expect, it } from 'vitest';
import { withoutHan, withoutImages } from '../../bench/render/corpus-text';
import { cutTokens } from '../../bench/render/cut-tokens';
import { makeDocument, makeThread } from '../../bench/render/documents';
import { encodeStream } from '../../bench/render/encode-stream';
import { makeShape, SHAPE_NAMES } from '../../bench/render/shapes';
import { readDeltas } from '../../src/engine/read-deltas';

const PROSE = 'An answer, with **bold** words, 🙂 and a list:\n\n- one\n- two\n\n'.repeat(20);
const corpusText = () => PROSE;

describe('the tokens of a document', () => {
  it('are as many as its name says, of 1 to 8 characters', () => {
    const tokens = makeDocument('4k', corpusText);
    expect(tokens).toHaveLength(4_000);
    expect(Math.min(...tokens.map((token) => token.length))).toBe(1);
    // One more where a pair of surrogates stands at the cut.
    expect(Math.max(...tokens.map((token) => token.length))).toBeLessThanOrEqual(9);
  });

  it('are the same each time', () => {
    expect(makeDocument('1k', corpusText)).toEqual(makeDocument('1k', corpusText));
    expect(makeDocument('code')).toEqual(makeDocument('code'));
  });

  it('joined are the text, again and again where it is short', () => {
    const joined = cutTokens(PROSE, 2_000).join('');
    expect(PROSE.repeat(20).startsWith(joined)).toBe(true);
  });

  it('never hold half a character', () => {
    for (const token of cutTokens('🙂'.repeat(100), 50)) expect(encodeURIComponent(token)).not.toBe('');
  });
});

describe('the documents of one huge block', () => {
  it.each(SHAPE_NAMES)('%s has 8,000 tokens and no blank line', (name) => {
    const tokens = makeDocument(name);
    expect(tokens).toHaveLength(8_000);
    expect(tokens.join('')).not.toContain('\n\n');
  });

  it('have a number of their own in each line', () => {
    const lines = makeShape('list', 20_000).split('\n').filter(Boolean);
    expect(new Set(lines).size).toBe(lines.length);
  });
});

it('the thread has as many messages as asked for, in turns, no two of them alike', () => {
  const thread = makeThread(10, 150, () => makeShape('list', 50_000).replaceAll('\n', '\n\n'));
  expect(thread.map(({ role }) => role).slice(0, 3)).toEqual(['user', 'assistant', 'user']);
  expect(new Set(thread.map(({ text }) => text)).size).toBe(10);
});

describe('a text of the corpus', () => {
  it('loads no image', () => {
    const text = withoutImages(
      'a ![chart](https://example.com/a.png) b <img src="x"> ![one][ref] [link](/there)',
    );
    expect(text).toBe('a chart b  one [link](/there)');
  });

  it('has no paragraph in Han characters outside of code', () => {
    expect(withoutHan('one\n\n你好\n\n```\n你好\n\n好\n```\n\ntwo')).toBe(
      'one\n\n```\n你好\n\n好\n```\n\ntwo',
    );
  });
});

describe.each(['openai-chat', 'ai-sdk-ui'] as const)('the format %s', (format) => {
  it('gives each token back as a delta, and an end', async () => {
    const tokens = makeDocument('1k', corpusText);
    const { head, tokens: events, tail, headers } = encodeStream(tokens, format);
    expect(events).toHaveLength(tokens.length);
    const texts: string[] = [];
    const types = new Set<string>();
    for await (const delta of readDeltas(new Response(head + events.join('') + tail, { headers }))) {
      types.add(delta.type);
      if (delta.type === 'text-delta') texts.push(delta.text);
    }
    expect(texts).toEqual(tokens);
    expect(types).toContain('reply-finished');
  });
});
