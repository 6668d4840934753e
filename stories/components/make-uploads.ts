/** Attached files as `useUploads` would have them, without a file. */
import { type Upload, UploadError, type UploadErrorKind, type UploadsState } from 'deltakit';
import { fn } from 'storybook/test';

let count = 0;

type Facts = Partial<Pick<Upload, 'name' | 'mediaType' | 'size' | 'progress' | 'previewUrl'>>;

function makeFacts(name: string, facts: Facts) {
  const mediaType = name.endsWith('.pdf') ? 'application/pdf' : 'image/png';
  return { id: `upload_${count++}`, name, mediaType, size: 1_258_291, progress: 0, ...facts };
}

export function makeDone(name: string, facts: Facts = {}): Upload {
  const made = makeFacts(name, { progress: 1, ...facts });
  const file = { name, mediaType: made.mediaType, url: `https://files.example/${name}` };
  return { ...made, status: 'done', file };
}

export function makeGoing(status: 'reading' | 'uploading', name: string, progress: number): Upload {
  return { ...makeFacts(name, { progress }), status };
}

const WHY: Record<UploadErrorKind, string> = {
  type: 'The file is application/zip, which may not be attached here. Choose another.',
  size: 'The file is empty, or a folder. Choose another.',
  count: '',
  network: 'The file could not be sent, so it is not attached. Check the network, then try again.',
  aborted: 'The sending was ended, so the file is not attached. Try again, or remove it.',
  read: 'The file can’t be read. Choose it again.',
};

export function makeFailed(kind: UploadErrorKind, name: string, limit?: number): Upload {
  const error = new UploadError({ kind, message: WHY[kind], limit });
  return { ...makeFacts(name, {}), status: kind === 'aborted' ? 'cancelled' : 'failed', error };
}

/** Two hills and a sun. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#bfe3e0"/>' +
    '<circle cx="29" cy="11" r="5" fill="#f3c969"/><path d="M0 30 13 16l10 11 6-6 11 12v7H0Z" fill="#2f7f7a"/></svg>',
)}`;

export const FIVE: readonly Upload[] = [
  makeDone('delta-from-above.png', { previewUrl: PICTURE, size: 2_411_724 }),
  makeDone('report.pdf', { size: 88_000 }),
  makeGoing('uploading', 'a-file-with-a-name-that-is-longer-than-its-place.pdf', 0.45),
  makeGoing('reading', 'notes.pdf', 0.1),
  makeDone('صورة الدلتا.png', { previewUrl: PICTURE, size: 512 }),
];

export function makeUploads(uploads: readonly Upload[]): UploadsState {
  return {
    uploads,
    add: fn(),
    remove: fn(),
    retry: fn(),
    clear: fn(),
    settle: async () => [],
  };
}
