/** The smallest files that are what they say. */

/** One byte a letter. */
export const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const base64 = (text: string) => latin1(atob(text));

/** A picture of one dot. */
export const PNG = base64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
);

/** By the type that their bytes have. */
export const SAMPLES = {
  'image/png': PNG,
  'image/jpeg': latin1('\xff\xd8\xff\xe0\0\x10JFIF\0'),
  'image/gif': base64('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='),
  'image/webp': latin1('RIFF\x24\0\0\0WEBPVP8 '),
  'application/pdf': latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3'),
  'audio/wav': latin1('RIFF\x24\0\n\0WAVEfmt '),
  'audio/mpeg': latin1('\xff\xfb\x90\x64\0\0'),
} as const;

/** Bytes that are no text, as many as wanted. */
export function createBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0, state = 1; at < size; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
