/** A blob in, its bytes or a data URL of them out: read beside the page's work, and ended by a signal. */
import { UploadError } from './upload-error';

/** How a reading is ended, and who hears how far it is. */
export interface ReadContext {
  signal: AbortSignal;
  /** From 0 to 1. */
  onProgress?(fraction: number): void;
}

/** The bytes, or a `data:` URL of them with the blob's type. Rejects with UploadError `read`, or with the signal's reason. */
export function readBlob(blob: Blob, as: 'bytes', context: ReadContext): Promise<ArrayBuffer>;
export function readBlob(blob: Blob, as: 'data-url', context: ReadContext): Promise<string>;
export function readBlob(
  blob: Blob,
  as: 'bytes' | 'data-url',
  { signal, onProgress }: ReadContext,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = ({ loaded, total }) => onProgress?.(loaded / total);
    reader.onload = () => resolve(reader.result);
    reader.onerror = () =>
      reject(new UploadError({ kind: 'read', message: UNREADABLE, cause: reader.error }));
    reader.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => reader.abort());
    if (as === 'bytes') reader.readAsArrayBuffer(blob);
    else reader.readAsDataURL(blob);
  });
}

const UNREADABLE = 'The file could not be read, so it is not attached. It may have changed: choose it again.';
