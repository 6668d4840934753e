/**
 * A file of a message in, what can be sent of it out: its bytes as base64 or its address, or its text. What can't be
 * sent is named, so that the model knows that there is something it does not see.
 */
import type { ReplyFile } from '../deltas/delta';
import { toWellFormed } from './json-value';

/** A file with bytes or an address; whether a provider takes its type is the provider's affair. */
export interface SentFile {
  readonly type: 'file';
  /** Empty where it has none. */
  readonly name: string;
  /** In small letters, without parameters; empty where nobody said it. */
  readonly mediaType: string;
  /** Base64, where the bytes are there. */
  readonly data?: string;
  /** An `http:` or `https:` address, or a `data:` URL of the bytes. */
  readonly url: string;
}

/** The images that everybody takes. */
export type PlainImage = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

export function isPlainImage(file: SentFile): file is SentFile & { readonly mediaType: PlainImage } {
  return /^image\/(png|jpeg|gif|webp)$/.test(file.mediaType);
}

/** A file as it can be sent, or its text, or a note. */
export function readFile(file: ReplyFile): SentFile | { readonly type: 'text'; readonly text: string } {
  const { url = '' } = file;
  const name = toWellFormed(file.name ?? '');
  const given = readType(file.mediaType);
  if (/^https?:\/\//i.test(url)) return { type: 'file', name, mediaType: given, url };
  const head = /^data:([^,]*);\s*base64,/i.exec(url);
  const data = head ? url.slice(head[0].length) : '';
  if (!data || data.length % 4 || /[^a-z\d+/=]|=(?!=?$)/i.test(data)) return noteFile(file);
  const said = readType(head?.[1]);
  const mediaType = /^(application\/octet-stream)?$/.test(said) ? given : said;
  if (!/^text\/|[/+](json|xml|yaml|javascript|typescript)$/.test(mediaType)) {
    return { type: 'file', name, mediaType, data, url: `data:${mediaType};base64,${data}` };
  }
  const text = readText(data);
  return text.trim()
    ? { type: 'text', text: `<file name=${quoteName(name)}>\n${text}\n</file>` }
    : noteFile(file);
}

/** What stands where a file can't. */
export function noteFile({ name, mediaType }: ReplyFile): { readonly type: 'text'; readonly text: string } {
  const text = `[The file ${quoteName(name)}${mediaType ? ` (${mediaType})` : ''} is not included.]`;
  return { type: 'text', text: toWellFormed(text) };
}

function readType(said = ''): string {
  const type = said.split(';', 1).join().trim().toLowerCase();
  // What some browsers say, and no provider knows.
  return type
    .replace(/^image\/jpg$/, 'image/jpeg')
    .replace(/^audio\/(x-wav|wave)$/, 'audio/wav')
    .replace(/^audio\/mp3$/, 'audio/mpeg');
}

function quoteName(name: string | undefined): string {
  return JSON.stringify(name || 'unnamed');
}

/** Empty where it can't be read. */
function readText(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)));
  } catch {
    return '';
  }
}
