/** A checked file in, what the message says of it out: its address, or its bytes where nobody else takes them. */
import type { ReplyFile } from '../deltas/delta';
import { readBlob } from './read-blob';
import { UploadError } from './upload-error';
import type { SendFile } from './upload-options';

/** Rejects with whatever `upload` rejects with, or the reader. */
export async function sendFile(
  file: File,
  upload: SendFile | undefined,
  context: Parameters<SendFile>[1],
): Promise<ReplyFile> {
  const { name, type: mediaType } = file;
  if (!upload) return { name, mediaType, url: await readBlob(file, 'data-url', context) };
  const { url, id } = Object(await upload(file, context));
  if (!url || typeof url !== 'string') throw new UploadError({ kind: 'network', message: NO_ADDRESS });
  return { ...(id && { id: String(id) }), name, mediaType, url };
}

const NO_ADDRESS =
  'The file was sent, but the answer has no `url`, so no message can name it. Answer { url, id? }.';
