/** The strings of attached files. */
import type { Upload } from '../../uploads/create-uploads';
import type { UploadErrorFacts } from '../../uploads/upload-error';
import { formatBytes } from './format-bytes';

export interface AttachmentsLabels {
  /** Names the list, and the button that adds to it. */
  attachments: string;
  attach: string;
  /** Stands over what takes files, while some are held over it. */
  dropHere: string;
  /** How far a file is; `progress` goes from 0 to 1. */
  attachmentState(status: Upload['status'], progress: number): string;
  /** Why it is not attached, and what to do. The error's own message is English. */
  attachmentError(error: UploadErrorFacts): string;
  attachmentRetry(name: string): string;
  attachmentRemove(name: string): string;
  /** Said when all are there. */
  attachmentsDone(count: number): string;
  /** What a file is called that has no name. */
  unnamedFile: string;
  fileSize(bytes: number): string;
}

export const ATTACHMENTS_ENGLISH: AttachmentsLabels = {
  attachments: 'Attached files',
  attach: 'Attach files',
  dropHere: 'Drop files to attach them',
  attachmentState(status, progress) {
    const percent = progress.toLocaleString('en', { style: 'percent' });
    if (status === 'reading') return `Reading ${percent}`;
    if (status === 'uploading') return `Uploading ${percent}`;
    return { done: 'Attached', failed: 'Not attached', cancelled: 'Cancelled' }[status];
  },
  attachmentError({ kind, limit = 0, message }) {
    if (kind === 'count') return `A message may have ${limit} files. Remove one, then try again.`;
    if (kind === 'size' && limit) return `Larger than ${formatBytes(limit, 'en')}. Choose a smaller one.`;
    return message;
  },
  attachmentRetry: (name) => `Try again: ${name}`,
  attachmentRemove: (name) => `Remove ${name}`,
  attachmentsDone: (count) => (count === 1 ? 'File attached' : `${count} files attached`),
  unnamedFile: 'File',
  fileSize: (bytes) => formatBytes(bytes, 'en'),
};
