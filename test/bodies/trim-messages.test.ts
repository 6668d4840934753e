/** What of a long thread is sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trimMessages } from '../../src/bodies/trim-messages';
import { call, message, result, text } from './message';
import { randomThread } from './random-thread';

/** A token a character. */
const countTokens = (said: string) => said.length;

describe('trimming', () => {
  it('keeps whole turns from one on, what the system says, and the last turn', () => {
    fc.assert(
      fc.property(randomThread, fc.nat(80), (thread, maxTokens) => {
        const kept = trimMessages(thread, { maxTokens });
        const talk = thread.filter(({ role }) => role !== 'system');
        const keptTalk = kept.filter(({ role }) => role !== 'system');
        expect(kept.filter(({ role }) => role === 'system')).toEqual(
          thread.filter(({ role }) => role === 'system'),
        );
        expect(keptTalk).toEqual(talk.slice(talk.length - keptTalk.length));
        if (keptTalk.length < talk.length) expect(keptTalk[0]?.role).toBe('user');
        const lastAsked = thread.filter(({ role }) => role === 'user').at(-1);
        if (lastAsked) expect(kept).toContain(lastAsked);
      }),
    );
  });

  it('keeps no less with a larger budget', () => {
    fc.assert(
      fc.property(randomThread, fc.nat(80), fc.nat(80), (thread, maxTokens, more) => {
        const kept = trimMessages(thread, { maxTokens });
        expect(trimMessages(thread, { maxTokens: maxTokens + more })).toEqual(
          expect.arrayContaining([...kept]),
        );
      }),
    );
  });

  it('changes nothing of a thread that fits', () => {
    fc.assert(
      fc.property(randomThread, (thread) => {
        expect(trimMessages(thread, { maxTokens: 1e6 })).toEqual(thread);
      }),
    );
  });
});

describe('a thread that is too long', () => {
  const thread = [
    message('system', 'Be brief.'),
    message('user', 'a'.repeat(100)),
    message('assistant', [call('c1'), result('c1')]),
    message('user', 'b'.repeat(100)),
    message('assistant', 'c'.repeat(100)),
    message('user', 'd'.repeat(100)),
  ];

  it('loses its oldest turns with all that was answered to them', () => {
    const kept = trimMessages(thread, { maxTokens: 350, countTokens });
    expect(kept.map(({ text: said }) => said[0])).toEqual(['B', 'b', 'c', 'd']);
  });

  it('keeps the last question where that alone is too long', () => {
    const kept = trimMessages(thread, { maxTokens: 1, countTokens });
    expect(kept.map(({ text: said }) => said[0])).toEqual(['B', 'd']);
  });

  it('keeps all steps of the answer that is under way', () => {
    const answer = message('assistant', [text('e'.repeat(500)), call('c2'), result('c2')], {
      status: 'streaming',
    });
    expect(trimMessages([...thread, answer], { maxTokens: 1, countTokens }).slice(1)).toEqual([
      thread[5],
      answer,
    ]);
  });

  it('is measured with its files, not with their bytes', () => {
    const picture = message('user', [
      { type: 'file', file: { url: `data:image/png;base64,${'A'.repeat(1e5)}` } },
    ]);
    const long = [picture, message('assistant', 'A cat.'), message('user', 'Sure?')];
    expect(trimMessages(long, { maxTokens: 1100 })).toEqual(long);
    expect(trimMessages(long, { maxTokens: 900 })).toHaveLength(1);
  });
});
