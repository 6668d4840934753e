/**
 * What a person chose in, a file that says what it is out, or why it may not be attached. Nothing but its first bytes
 * is read.
 */
import type { ReplyFile } from '../deltas/delta';
import { isAccepted, SVG } from './is-accepted';
import { readBlob } from './read-blob';
import { sendFile } from './send-file';
import { SNIFFED_BYTES, sniffMediaType } from './sniff-media-type';
import { UploadError } from './upload-error';
import type { UploadOptions } from './upload-options';

/** A file that may be attached: its type is what its bytes say. */
export interface CheckedFile {
  readonly file: File;
  /** Gives its address, or its bytes as one. */
  send(onProgress: (fraction: number) => void): Promise<ReplyFile>;
}

/** @throws UploadError `size`, `type` or `read` */
export async function checkFile(
  blob: Blob,
  { accept, maxBytes = MAX_BYTES, upload }: UploadOptions,
  signal: AbortSignal,
): Promise<CheckedFile> {
  if (!blob.size) refuse('size', 'is empty, or a folder. Choose another');
  if (blob.size > maxBytes) {
    refuse(
      'size',
      `has more than ${maxBytes} bytes, the most that may be sent. Choose a smaller one`,
      maxBytes,
    );
  }
  const head = await readBlob(blob.slice(0, SNIFFED_BYTES), 'bytes', { signal });
  const mediaType = sniffMediaType(new Uint8Array(head), blob.type);
  if (!mediaType) refuse('type', `is not the picture that it says it is. ${SAVE_AS}`);
  const name = blob instanceof File ? blob.name : toName(mediaType);
  if (!isAccepted(accept, { name, mediaType })) {
    refuse(
      'type',
      mediaType === SVG ? `is SVG, which no model can see. ${SAVE_AS}` : `is ${mediaType}, ${UNWANTED}`,
    );
  }
  const file = new File([blob], name, { type: mediaType });
  return { file, send: (onProgress) => sendFile(file, upload, { signal, onProgress }) };
}

const MAX_BYTES = 20 * 2 ** 20;
const SAVE_AS = 'Save it as PNG or JPEG and choose that';
const UNWANTED = 'which may not be attached here. Choose another';

function refuse(kind: 'size' | 'type', why: string, limit?: number): never {
  throw new UploadError({ kind, message: `The file ${why}.`, limit });
}

/** Servers go by what a name ends in. */
function toName(mediaType: string): string {
  return `file.${mediaType.replace(/.*\//, '').replace('mpeg', 'mp3').replace('plain', 'txt')}`;
}
