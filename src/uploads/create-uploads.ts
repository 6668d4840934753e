/**
 * What a person attaches in, the parts of a message out. Files are checked one after the other, so that it is always
 * the first ones that find room, and sent all at once. The code that does so is fetched with the first of them.
 */
import type { ReplyFile } from '../deltas/delta';
import type { Part } from '../machine/reply';
import type { CheckedFile } from './check-file';
import { abortedError, toUploadError, UploadError } from './upload-error';
import type { UploadOptions } from './upload-options';

/** A file, as a message has it. */
export type FilePart = Extract<Part, { type: 'file' }>;

interface UploadFacts {
  /** Its own in the list; the server's is the `file`'s. */
  readonly id: string;
  readonly name: string;
  /** As the browser has it, until the first bytes have told it. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** From 0 to 1, of its reading or its sending. */
  readonly progress: number;
  /** An address of this page for pictures, sound and video; it is gone with the upload. */
  readonly previewUrl?: string | undefined;
}

type Stage =
  | { readonly status: 'reading' | 'uploading'; readonly file?: undefined; readonly error?: undefined }
  | { readonly status: 'done'; readonly file: ReplyFile; readonly error?: undefined }
  | { readonly status: 'failed' | 'cancelled'; readonly error: UploadError; readonly file?: undefined };

/** One attached file, as far as it is. `cancelled` is what was ended before it was there. */
export type Upload = UploadFacts & Stage;

/** The files of a message that is being written. */
export interface Uploads {
  /** What did not change keeps its identity. */
  getSnapshot(): readonly Upload[];
  /** Calls with each change. Returns how to stop that. */
  subscribe(listener: () => void): () => void;
  add(files: Iterable<Blob>): void;
  /** Ends it where it is under way, and forgets it. */
  remove(id: string): void;
  /** Tries one again that failed or was cancelled. */
  retry(id: string): void;
  /** Removes all. */
  clear(): void;
  /** Ends what is under way, which stays in the list, and lets go of the previews. */
  dispose(): void;
  /** The parts of all that are done, once none is under way. Never rejects: who failed is left out, and in the list. */
  settle(): Promise<readonly FilePart[]>;
}

/**
 * Files that a person attaches, without React: what `useUploads` is made of. Options are read when a file is added.
 *
 * @example
 * ```ts
 * const uploads = createUploads(() => ({ accept: 'image/*', upload: uploadTo('/api/files') }));
 * uploads.add(input.files ?? []);
 * const parts = await uploads.settle();
 * ```
 */
export function createUploads(getOptions: () => UploadOptions): Uploads {
  const listeners = new Set<() => void>();
  let items: readonly Item[] = [];
  let list: readonly Upload[] = [];
  const waiting: ((parts: readonly FilePart[]) => void)[] = [];
  let checks: Promise<unknown> = Promise.resolve();
  let count = 0;

  function publish(): void {
    const next = items.map(({ upload }) => upload);
    if (next.length === list.length && next.every((upload, at) => upload === list[at])) return;
    list = next;
    for (const listener of listeners) listener();
    settleAll();
  }

  function settleAll(): void {
    if (items.some(({ run }) => run)) return;
    const parts = list.flatMap(({ file }): FilePart[] => (file ? [{ type: 'file', file }] : []));
    for (const resolve of waiting.splice(0)) resolve(parts);
  }

  /** It is under way when this returns, and changes only later. */
  function start(item: Item): void {
    const run = new AbortController();
    const { signal } = run;
    const options = getOptions();
    const { upload, maxFiles = 10 } = options;
    const status = upload ? 'uploading' : 'reading';
    item.run = run;
    const change = (stage: Stage, facts?: Partial<UploadFacts>) => {
      if (item.run !== run) return;
      if (stage.file || stage.error) item.run = undefined;
      setStage(item, stage, facts);
      publish();
    };

    async function admit(): Promise<CheckedFile> {
      // Who was removed meanwhile is not read, and takes no place.
      signal.throwIfAborted();
      const { checkFile } = await import('./check-file');
      const checked = await checkFile(item.blob, options, signal);
      signal.throwIfAborted();
      if (items.filter(({ hasPlace }) => hasPlace).length >= maxFiles) throw countError(maxFiles);
      item.hasPlace = true;
      return checked;
    }

    const admission = checks.then(admit);
    checks = admission.catch(() => {});
    const sent = admission.then(({ file, send }) => {
      signal.throwIfAborted();
      const { name, type: mediaType } = file;
      change({ status }, { name, mediaType, previewUrl: item.upload.previewUrl ?? createPreview(file) });
      return send((fraction) => {
        // Steps of a hundredth: more would cost more than it shows.
        if (fraction - item.upload.progress >= 0.01) change({ status }, { progress: Math.min(fraction, 1) });
      });
    });
    sent.then(
      (file) => change({ status: 'done', file }, { progress: 1 }),
      (cause) => change(toFailure(toUploadError(cause))),
    );
  }

  function remove(isGone: (upload: Upload) => boolean): void {
    for (const item of items) if (isGone(item.upload)) letGo(item);
    items = items.filter(({ upload }) => !isGone(upload));
    publish();
  }

  return {
    getSnapshot: () => list,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(files) {
      const added = Array.from(files, (blob): Item => {
        const facts = {
          id: `upload_${++count}`,
          name: blob instanceof File ? blob.name : '',
          mediaType: blob.type,
          size: blob.size,
        };
        return { blob, upload: { ...facts, status: 'reading', progress: 0 } };
      });
      items = [...items, ...added];
      added.forEach(start);
      publish();
    },
    remove: (id) => remove((upload) => upload.id === id),
    retry(id) {
      const item = items.find(({ upload }) => upload.id === id && upload.error);
      if (!item) return;
      start(item);
      setStage(item, { status: 'reading' }, { progress: 0 });
      publish();
    },
    clear: () => remove(() => true),
    dispose() {
      for (const item of items) {
        if (item.run) setStage(item, toFailure(abortedError()));
        letGo(item);
      }
      publish();
    },
    settle: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        settleAll();
      }),
  };
}

/** An upload, and what it takes to go on with it. */
interface Item {
  readonly blob: Blob;
  upload: Upload;
  /** Only while it is under way; what an earlier one still does is not heard. */
  run?: AbortController | undefined;
  /** Whether it counts among the files of the message. */
  hasPlace?: boolean;
}

function setStage(item: Item, stage: Stage, more?: Partial<UploadFacts>): void {
  const { status, file, error, ...facts } = item.upload;
  item.upload = { ...facts, ...more, ...stage };
  if (stage.error) item.hasPlace = false;
}

/** Ends it where it is under way, and gives back what its preview holds. */
function letGo(item: Item): void {
  const { run, upload } = item;
  item.run = undefined;
  run?.abort();
  if (!upload.previewUrl) return;
  URL.revokeObjectURL(upload.previewUrl);
  item.upload = { ...upload, previewUrl: undefined };
}

function toFailure(error: UploadError): Stage {
  return { status: error.kind === 'aborted' ? 'cancelled' : 'failed', error };
}

function countError(limit: number): UploadError {
  const message = `There are ${limit} files already, as many as a message may have. Remove one, then try again.`;
  return new UploadError({ kind: 'count', message, limit });
}

/** None of what a browser would run as a page of this origin. */
function createPreview(file: File): string | undefined {
  const isMedia = /^(image(?!\/svg)|audio|video)\//.test(file.type);
  return isMedia ? URL.createObjectURL?.(file) : undefined;
}
