import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAccepted } from '../../src/uploads/is-accepted';
import { SNIFFED_BYTES, sniffMediaType, toMediaType } from '../../src/uploads/sniff-media-type';
import { latin1, SAMPLES } from './samples';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('sniffMediaType', () => {
  it.each(Object.entries(SAMPLES))(
    'knows %s by its first bytes, whatever the browser says',
    (type, bytes) => {
      for (const declared of ['', 'application/octet-stream', 'image/heic', type]) {
        expect(sniffMediaType(bytes, declared)).toBe(type);
      }
    },
  );

  it('a type is lower case, without parameters, and by one name, whatever the bytes', () => {
    const declared = fc.oneof(
      fc.constantFrom(
        '',
        'IMAGE/JPG',
        'audio/x-wav',
        'audio/MP3',
        'text/plain;charset=utf-8',
        'image/svg+xml',
      ),
      fc.stringMatching(/^[a-z]+\/[a-z.+-]+$/),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: SNIFFED_BYTES * 2 }), declared, (bytes, said) => {
        const type = sniffMediaType(bytes, said);
        if (type !== undefined) expect(toMediaType(type)).toBe(type);
      }),
    );
  });

  it('what comes behind the first bytes changes nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 64 }), (some, more) => {
        const head = new Uint8Array(SNIFFED_BYTES);
        head.set(some);
        expect(sniffMediaType(new Uint8Array([...head, ...more]), '')).toBe(sniffMediaType(head, ''));
      }),
    );
  });

  it('is nothing where a picture is none', () => {
    expect(sniffMediaType(utf8('<html>'), 'image/png')).toBeUndefined();
    expect(sniffMediaType(utf8('<html>'), 'image/jpg')).toBeUndefined();
  });

  it('is the true one where a picture is another, or is no picture at all', () => {
    expect(sniffMediaType(SAMPLES['image/webp'], 'image/png')).toBe('image/webp');
    expect(sniffMediaType(SAMPLES['image/png'], 'application/pdf')).toBe('image/png');
    expect(sniffMediaType(SAMPLES['application/pdf'], 'image/png')).toBe('application/pdf');
  });

  it('believes the browser where bytes say nothing, or say less', () => {
    expect(sniffMediaType(latin1('\0\0\0\x18ftypheic'), 'image/heic')).toBe('image/heic');
    expect(sniffMediaType(utf8('<svg/>'), 'image/svg+xml')).toBe('image/svg+xml');
    expect(sniffMediaType(latin1('ID3\x04fLaC'), 'audio/flac')).toBe('audio/flac');
    expect(sniffMediaType(latin1('PK\x03\x04'), 'application/zip')).toBe('application/zip');
  });

  it('takes UTF-8 for text where nobody says more, also for TypeScript, which browsers take for video', () => {
    expect(sniffMediaType(utf8('# Grüße 👋'), '')).toBe('text/plain');
    expect(sniffMediaType(utf8('export const a = 1;'), 'video/mp2t')).toBe('text/plain');
    // Cut in the middle of a character.
    expect(sniffMediaType(utf8('ü'.repeat(300)).subarray(0, 511), '')).toBe('text/plain');
    expect(sniffMediaType(latin1('G@\0\x10\xff\xff'), 'video/mp2t')).toBe('video/mp2t');
    expect(sniffMediaType(latin1('\xff\xfeh\0i\0'), '')).toBe('application/octet-stream');
  });
});

describe('isAccepted', () => {
  const file = (name: string, mediaType: string) => ({ name, mediaType });

  it('a list says the same as its names with commas between, in any case and with any spaces', () => {
    const token = fc.constantFrom('image/*', '.pdf', 'audio/wav', '.PNG', 'TEXT/plain');
    const some = fc.constantFrom(
      file('a.PDF', 'application/pdf'),
      file('b', 'image/png'),
      file('c.png', 'text/plain'),
      file('d.wav', 'audio/wav'),
    );
    fc.assert(
      fc.property(fc.array(token), some, (tokens, one) => {
        const expected = tokens.some((single) => isAccepted(single, one)) || tokens.length === 0;
        expect(isAccepted(tokens, one)).toBe(expected);
        expect(isAccepted(tokens.map((single) => `  ${single.toUpperCase()} `).join(','), one)).toBe(
          expected,
        );
      }),
    );
  });

  it('knows endings, groups, types and their other names', () => {
    expect(isAccepted('.tar.gz', file('a.TAR.GZ', 'application/gzip'))).toBe(true);
    expect(isAccepted('.pdf', file('apdf', 'application/pdf'))).toBe(false);
    expect(isAccepted('image/*', file('a', 'image/heic'))).toBe(true);
    expect(isAccepted('image/*', file('a', 'imagery/png'))).toBe(false);
    expect(isAccepted('image/jpg, audio/mp3', file('a', 'image/jpeg'))).toBe(true);
    expect(isAccepted('image/jpg, audio/mp3', file('a', 'audio/mpeg'))).toBe(true);
    expect(isAccepted('*/*', file('a', 'font/woff'))).toBe(true);
  });

  it('takes SVG by its own name alone', () => {
    const svg = file('a.svg', 'image/svg+xml');
    for (const accept of [undefined, '', 'image/*', '*/*']) expect(isAccepted(accept, svg)).toBe(false);
    for (const accept of ['.svg', 'image/*, image/svg+xml']) expect(isAccepted(accept, svg)).toBe(true);
  });
});
