/**
 * The first bytes of a file and the type that its browser gave in, the type that it has out. Browsers go by the name
 * alone; a provider refuses what is not what it says. Where bytes say nothing, the browser is believed.
 *
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */

/** How many bytes tell the type of a file. */
export const SNIFFED_BYTES = 512;

/**
 * The media type of a file, such as `image/png`: lower case, without parameters.
 *
 * @param bytes its first {@link SNIFFED_BYTES}
 * @param declared as the browser has it; may be empty
 * @returns `undefined` where it claims to be a picture that its bytes are not
 */
export function sniffMediaType(bytes: Uint8Array, declared: string): string | undefined {
  const type = toMediaType(declared);
  // One letter a byte, so that signatures can be written as text.
  const head = String.fromCharCode(...bytes.subarray(0, SNIFFED_BYTES));
  const found = SIGNATURES.find(([signature]) => signature.test(head))?.[1];
  if (found && (found.startsWith('image/') || UNTOLD.test(type) || REPLACEABLE.test(type))) return found;
  if (SNIFFED_IMAGE.test(type)) return undefined;
  if (!UNTOLD.test(type)) return type;
  return isText(bytes) ? 'text/plain' : type || 'application/octet-stream';
}

/** A media type as it is compared: lower case, without parameters, by the name that providers know. */
export function toMediaType(type: string): string {
  const plain = type.replace(/;.*/s, '').trim().toLowerCase();
  return plain
    .replace(/jpg$/, 'jpeg')
    .replace(/\/.*wave?$/, '/wav')
    .replace(/\/.*mp3$/, '/mpeg');
}

/** Pictures that a signature tells, so that none says that it is none. */
const SNIFFED_IMAGE = /^image\/(png|jpeg|gif|webp)$/;
/** Nothing, or what names ending in `.ts` are taken for. */
const UNTOLD = /^(|application\/octet-stream|video\/mp2t)$/;
/** What bytes tell better. Other types of sound may begin with the tag of an MP3 too. */
const REPLACEABLE = /^(image\/|audio\/(wav|mpeg)$)/;

const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
  [/^%PDF-/, 'application/pdf'],
  [/^RIFF.{4}WAVE/s, 'audio/wav'],
  // A tag, or the head of a frame of layer III.
  [/^(ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb][^\xf0-\xff])/, 'audio/mpeg'],
];

/** Well-formed UTF-8, but for a character that was cut at the end. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }).includes('\0');
  } catch {
    return false;
  }
}
