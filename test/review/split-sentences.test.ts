import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delta } from '../../src/deltas/delta';
import { createSentenceSplitter, type Passage } from '../../src/review/split-sentences';
import { anyReplyText, cutAnywhere } from './random-text';

function split(deltas: readonly Delta[]): Passage[] {
  const splitter = createSentenceSplitter();
  return [...deltas.flatMap(splitter.take), ...splitter.cut()];
}

const text = (said: string): Delta => ({ type: 'text-delta', text: said });
const sentencesOf = (...deltas: Delta[]) =>
  split(deltas)
    .map(({ sentence }) => sentence)
    .filter(Boolean);

describe('text', () => {
  it.each([
    ['Hello there. How are you? Fine', ['Hello there. ', 'How are you? ', 'Fine']],
    ['Apples, e.g. red ones. Next', ['Apples, e.g. red ones. ', 'Next']],
    ['It is 3.14 now. Next', ['It is 3.14 now. ', 'Next']],
    ['“Yes.” She left.', ['“Yes.” ', 'She left.']],
    ['const a = 1;\nconst b = 2;\n', ['const a = 1;\n', 'const b = 2;\n']],
    ['one\r\ntwo', ['one\r\n', 'two']],
    ['他说。好的！', ['他说。', '好的！']],
    ['क्या? हाँ।', ['क्या? ', 'हाँ।']],
  ])('%j is split into its sentences', (said, sentences) => {
    expect(sentencesOf(text(said))).toEqual(sentences);
    expect(sentencesOf(...[...said].map(text))).toEqual(sentences);
  });

  it('waits with its last sentence while more may join it', () => {
    const splitter = createSentenceSplitter();
    expect(splitter.take(text('It costs 3.'))).toEqual([]);
    expect(splitter.take(text(' 50 or so'))).toEqual([]);
    expect(splitter.take(text(', I think. N'))).toMatchObject([
      { sentence: 'It costs 3. 50 or so, I think. ' },
    ]);
  });

  it('does not wait behind the end of a line', () => {
    expect(createSentenceSplitter().take(text('a = 1;\n'))).toMatchObject([{ sentence: 'a = 1;\n' }]);
    expect(createSentenceSplitter().take(text('a = 1;\r'))).toEqual([]);
  });

  it('without an end is cut behind a word after at most 1000 characters, and never inside a pair', () => {
    const words = sentencesOf(text('word '.repeat(1000)));
    expect(words.slice(0, 5).map(({ length }) => length)).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect(sentencesOf(text('x'.repeat(2500))).map(({ length }) => length)).toEqual([1000, 1000, 500]);
    expect(sentencesOf(text(`x${'👍'.repeat(600)}`)).some((one) => /[\ud800-\udbff]$/.test(one))).toBe(false);
  });

  it('of another kind ends the sentence before', () => {
    const passages = split([{ type: 'reasoning-delta', text: 'Let me see' }, text('It is '), text('so.')]);
    expect(passages).toMatchObject([
      { type: 'reasoning', sentence: 'Let me see' },
      { type: 'text', sentence: 'It is so.', end: 'cut' },
    ]);
  });
});

describe('what is not text', () => {
  const source: Delta = { type: 'source-found', source: { url: 'https://example.org' } };
  const call: Delta = { type: 'tool-call-delta', callId: 'a', name: 'look_up' };

  it('passes at once where no text is before it', () => {
    expect(createSentenceSplitter().take(source)).toMatchObject([{ sentence: '', deltas: [source] }]);
  });

  it('stays in its place inside the sentence that it came in', () => {
    expect(split([text('It is '), source, text('so. And'), text(' more')])).toMatchObject([
      { sentence: 'It is so. ', deltas: [text('It is '), source, text('so. ')] },
      { sentence: 'And more', deltas: [text('And'), text(' more')] },
    ]);
  });

  it('ends the sentence before, where it is a tool call', () => {
    const splitter = createSentenceSplitter();
    splitter.take(text('Let me look'));
    expect(splitter.take(call)).toMatchObject([
      { sentence: 'Let me look', deltas: [text('Let me look'), call] },
    ]);
  });
});

describe('an end', () => {
  it('closes what is open, and says whether the reply is whole', () => {
    const finished = split([
      text('So.'),
      { type: 'reply-finished', reason: 'stop' },
      { type: 'stream-done' },
    ]);
    expect(finished.map(({ sentence, end }) => [sentence, end])).toEqual([
      ['So.', 'whole'],
      ['', 'whole'],
    ]);
    const failed = split([text('So'), { type: 'error-reported', message: 'busy' }]);
    expect(failed.map(({ sentence, end }) => [sentence, end])).toEqual([['So', 'cut']]);
  });

  it('is the end: nothing behind it counts', () => {
    expect(sentencesOf({ type: 'stream-done' }, text('more. And more'))).toEqual([]);
  });

  it('that is only a finish is taken back at once by text behind it', () => {
    const splitter = createSentenceSplitter();
    splitter.take({ type: 'reply-finished' });
    splitter.take({ type: 'usage-reported', usage: {} });
    expect(splitter.take(text('But'))).toMatchObject([{ sentence: '', deltas: [text('')] }]);
    expect(splitter.take(text(' no'))).toEqual([]);
  });
});

describe('any text, cut anywhere', () => {
  it('gives the same sentences, and loses nothing', () => {
    fc.assert(
      fc.property(anyReplyText, fc.infiniteStream(fc.nat({ max: 7 })), (said, cuts) => {
        const sentences = sentencesOf(...cutAnywhere(said, cuts).map(text));
        expect(sentences).toEqual(sentencesOf(text(said)));
        expect(sentences.join('')).toBe(said);
      }),
      { seed: 42, numRuns: 3000 },
    );
  });
});
