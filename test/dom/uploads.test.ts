/** The files of a message, without React: jsdom has the files and their reader. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createUploads, type Uploads } from '../../src/uploads/create-uploads';
import { UploadError } from '../../src/uploads/upload-error';
import type { SendFile, UploadOptions } from '../../src/uploads/upload-options';
import { latin1, PNG, SAMPLES } from '../uploads/samples';

const png = (name = 'dot.png') => new File([PNG], name, { type: 'image/png' });
const text = (name = 'a.txt', content = 'hello') => new File([content], name, { type: 'text/plain' });
const state = (uploads: Uploads) =>
  uploads.getSnapshot().map(({ name, status, error }) => `${name} ${status} ${error?.kind ?? ''}`.trim());

/** An `upload` whose files wait until they are told how it ends. */
function createServer() {
  const waiting: {
    file: File;
    signal: AbortSignal;
    progress(to: number): void;
    end(): void;
    fail(cause: unknown): void;
  }[] = [];
  const upload: SendFile = (file, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const end = () => resolve({ url: `https://files.test/${file.name}`, id: `f-${file.name}` });
      waiting.push({ file, signal, progress: onProgress, end, fail: reject });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  return { upload, waiting };
}

/** Until so many are with the server. */
const arrive = (waiting: readonly unknown[], count = 1) => vi.waitUntil(() => waiting.length >= count);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The object URLs that the page holds. */
function keepPreviews(): Set<string> {
  const kept = new Set<string>();
  let count = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${++count}`;
    kept.add(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void kept.delete(url));
  return kept;
}

describe('a file without an `upload`', () => {
  it('becomes a part with its bytes, and a type that they have', async () => {
    const uploads = createUploads(() => ({}));
    uploads.add([new File([SAMPLES['image/gif']], 'dot.png', { type: 'image/png' })]);
    expect(uploads.getSnapshot()).toMatchObject([{ name: 'dot.png', status: 'reading', progress: 0 }]);
    const parts = await uploads.settle();
    const file = {
      name: 'dot.png',
      mediaType: 'image/gif',
      url: 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
    };
    expect(parts).toEqual([{ type: 'file', file }]);
    expect(uploads.getSnapshot()).toMatchObject([
      { status: 'done', progress: 1, mediaType: 'image/gif', file },
    ]);
  });

  it('is read whole, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), async (bytes) => {
        const uploads = createUploads(() => ({ accept: '*/*, image/svg+xml' }));
        uploads.add([new Blob([new Uint8Array(bytes)], { type: 'application/x-own' })]);
        const [part] = await uploads.settle();
        const [, data = ''] = part?.file.url?.split(',') ?? [];
        expect(latin1(atob(data))).toEqual(new Uint8Array(bytes));
      }),
      { numRuns: 20 },
    );
  });

  it('is read once, however often its parts are asked for', async () => {
    const read = vi.spyOn(FileReader.prototype, 'readAsDataURL');
    const uploads = createUploads(() => ({}));
    uploads.add([png()]);
    const [first, second] = await Promise.all([uploads.settle(), uploads.settle()]);
    expect(second).toEqual(first);
    expect((await uploads.settle())[0]?.file).toBe(first[0]?.file);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('gets a name where it has none, as a recording', async () => {
    const uploads = createUploads(() => ({}));
    uploads.add([new Blob([SAMPLES['audio/mpeg']]), new Blob(['x'], { type: 'audio/webm;codecs=opus' })]);
    await uploads.settle();
    expect(uploads.getSnapshot().map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['file.mp3', 'audio/mpeg'],
      ['file.webm', 'audio/webm'],
    ]);
  });
});

describe('a file that may not be attached', () => {
  const refused = async (options: UploadOptions, ...files: File[]) => {
    const uploads = createUploads(() => options);
    uploads.add(files);
    expect((await uploads.settle()).length).toBe(files.length - 1);
    return uploads.getSnapshot().find(({ error }) => error)?.error;
  };

  it.each<[string, UploadOptions, File, Partial<UploadError>, RegExp]>([
    ['of another type', { accept: 'image/*' }, text(), { kind: 'type' }, /is text\/plain/],
    [
      'that is no picture',
      {},
      new File(['<p>'], 'a.png', { type: 'image/png' }),
      { kind: 'type' },
      /PNG or JPEG/,
    ],
    [
      'that is SVG',
      {},
      new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }),
      { kind: 'type' },
      /SVG, which no model/,
    ],
    [
      'that is too large',
      { maxBytes: 100 },
      text('a', 'x'.repeat(101)),
      { kind: 'size', limit: 100 },
      /100 bytes/,
    ],
    ['that is empty', {}, text('a', ''), { kind: 'size' }, /empty, or a folder/],
  ])('%s fails alone, and says what to do', async (_name, options, file, facts, words) => {
    const error = await refused(options, file, png());
    expect(error).toBeInstanceOf(UploadError);
    expect(error).toMatchObject(facts);
    expect(error?.message).toMatch(words);
  });

  it('is left out where there are as many as there may be: the first ones find room', async () => {
    const uploads = createUploads(() => ({ accept: 'image/*', maxFiles: 2 }));
    uploads.add([text(), png('1'), png('2'), png('3')]);
    await uploads.settle();
    expect(state(uploads)).toEqual(['a.txt failed type', '1 done', '2 done', '3 failed count']);
    const [, first, , third] = uploads.getSnapshot();
    expect(third?.error).toMatchObject({ limit: 2 });

    uploads.remove(first!.id);
    uploads.retry(third!.id);
    expect((await uploads.settle()).map(({ file }) => file.name)).toEqual(['2', '3']);
  });

  it('is so by the order in which they came, not by the order in which they are read', async () => {
    let count = 0;
    class SlowFirst extends FileReader {
      override readAsArrayBuffer(blob: Blob) {
        if (count++ > 0) super.readAsArrayBuffer(blob);
        else setTimeout(() => super.readAsArrayBuffer(blob), 30);
      }
    }
    vi.stubGlobal('FileReader', SlowFirst);
    const uploads = createUploads(() => ({ maxFiles: 1 }));
    uploads.add([png('1'), png('2')]);
    await uploads.settle();
    expect(state(uploads)).toEqual(['1 done', '2 failed count']);
  });

  it('takes no place: what failed leaves room for another', async () => {
    const uploads = createUploads(() => ({
      maxFiles: 1,
      upload: async ({ name }) => {
        if (name === '1') throw new Error('refused');
        return { url: 'https://files.test/2' };
      },
    }));
    uploads.add([png('1')]);
    await uploads.settle();
    uploads.add([png('2')]);
    await uploads.settle();
    expect(state(uploads)).toEqual(['1 failed network', '2 done']);
  });

  it('whose bytes can no longer be read fails with `read`', async () => {
    class LostReader extends FileReader {
      override readAsArrayBuffer() {
        this.onerror?.(new ProgressEvent('error') as ProgressEvent<FileReader>);
      }
    }
    vi.stubGlobal('FileReader', LostReader);
    const uploads = createUploads(() => ({}));
    uploads.add([png()]);
    await uploads.settle();
    expect(state(uploads)).toEqual(['dot.png failed read']);
  });
});

describe('an `upload`', () => {
  it('gets the file with its true type, and its address goes into the message', async () => {
    const { upload, waiting } = createServer();
    const uploads = createUploads(() => ({ upload }));
    uploads.add([new File([PNG], 'dot', { type: '' })]);
    await arrive(waiting);
    expect(waiting[0]?.file).toMatchObject({ name: 'dot', type: 'image/png', size: PNG.length });
    expect(state(uploads)).toEqual(['dot uploading']);
    waiting[0]?.end();
    const file = { id: 'f-dot', name: 'dot', mediaType: 'image/png', url: 'https://files.test/dot' };
    expect(await uploads.settle()).toEqual([{ type: 'file', file }]);
  });

  it('tells how far it is, in steps worth showing, and never backwards', async () => {
    const { upload, waiting } = createServer();
    const uploads = createUploads(() => ({ upload }));
    uploads.add([png()]);
    await arrive(waiting);
    const seen: number[] = [];
    uploads.subscribe(() => seen.push(uploads.getSnapshot()[0]?.progress ?? -1));
    for (const to of [0.001, 0.5, 0.504, 0.3, Number.NaN, 0.9, 7]) waiting[0]?.progress(to);
    expect(seen).toEqual([0.5, 0.9, 1]);
  });

  it('that fails is left out of the message, and can be tried again', async () => {
    const { upload, waiting } = createServer();
    const uploads = createUploads(() => ({ upload }));
    uploads.add([png('1'), png('2'), png('3')]);
    await arrive(waiting, 3);
    const cause = new TypeError('Failed to fetch');
    waiting[0]?.fail(cause);
    waiting[1]?.fail(new UploadError({ kind: 'size', message: 'Too large for us.' }));
    waiting[2]?.end();
    expect((await uploads.settle()).map(({ file }) => file.name)).toEqual(['3']);
    expect(state(uploads)).toEqual(['1 failed network', '2 failed size', '3 done']);
    expect(uploads.getSnapshot()[0]?.error?.cause).toBe(cause);

    uploads.retry(uploads.getSnapshot()[0]!.id);
    expect(uploads.getSnapshot()[0]).toMatchObject({ status: 'reading', progress: 0 });
    expect(uploads.getSnapshot()[0]?.error).toBeUndefined();
    await arrive(waiting, 4);
    waiting[3]?.end();
    expect((await uploads.settle()).map(({ file }) => file.name)).toEqual(['1', '3']);
  });

  it('that ends itself is cancelled, not failed', async () => {
    const upload = () => Promise.reject(new DOMException('ended', 'AbortError'));
    const uploads = createUploads(() => ({ upload }));
    uploads.add([png()]);
    expect(await uploads.settle()).toEqual([]);
    expect(state(uploads)).toEqual(['dot.png cancelled aborted']);
  });

  it.each([undefined, {}, { url: '' }, { url: 7 }])(
    'that answers %j has given no address',
    async (answer) => {
      const uploads = createUploads(() => ({ upload: async () => answer as never }));
      uploads.add([png()]);
      expect(await uploads.settle()).toEqual([]);
      expect(uploads.getSnapshot()[0]?.error).toMatchObject({
        kind: 'network',
        message: /no `url`/ as never,
      });
    },
  );

  it('ends when its file is removed, and is not heard any more', async () => {
    const { upload, waiting } = createServer();
    const uploads = createUploads(() => ({ upload }));
    uploads.add([png('1'), png('2')]);
    await arrive(waiting, 2);
    const settled = uploads.settle();
    uploads.remove(uploads.getSnapshot()[0]!.id);
    expect(waiting.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    waiting[0]?.end();
    waiting[0]?.progress(0.5);
    waiting[1]?.end();
    expect((await settled).map(({ file }) => file.name)).toEqual(['2']);
    expect(state(uploads)).toEqual(['2 done']);
  });

  it('goes on when `dispose` was called and it is tried again', async () => {
    const { upload, waiting } = createServer();
    const uploads = createUploads(() => ({ upload }));
    uploads.add([png()]);
    await arrive(waiting);
    uploads.dispose();
    expect(waiting[0]?.signal.aborted).toBe(true);
    expect(await uploads.settle()).toEqual([]);
    expect(state(uploads)).toEqual(['dot.png cancelled aborted']);
    uploads.retry(uploads.getSnapshot()[0]!.id);
    await arrive(waiting, 2);
    waiting[1]?.end();
    expect(await uploads.settle()).toHaveLength(1);
  });
});

describe('a preview', () => {
  it('is there for pictures, sound and video alone, and gone with them', async () => {
    const kept = keepPreviews();
    const uploads = createUploads(() => ({ accept: '*/*, .svg' }));
    const svg = new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' });
    uploads.add([png(), text(), svg, new File([SAMPLES['audio/wav']], 'a.wav')]);
    await uploads.settle();
    expect(uploads.getSnapshot().map(({ previewUrl }) => !!previewUrl)).toEqual([true, false, false, true]);
    uploads.remove(uploads.getSnapshot()[0]!.id);
    expect(kept.size).toBe(1);
    uploads.dispose();
    expect(kept.size).toBe(0);
    expect(uploads.getSnapshot().some(({ previewUrl }) => previewUrl)).toBe(false);
  });
});

type Step =
  | { type: 'add'; size: number }
  | { type: 'remove' | 'retry' | 'end' | 'fail'; at: number }
  | { type: 'clear' | 'dispose' | 'pass' };

describe('whatever is done in whatever order', () => {
  const at = fc.nat(20);
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant('add' as const), size: fc.nat(12) }) },
    { weight: 6, arbitrary: fc.record({ type: fc.constantFrom('remove', 'retry', 'end', 'fail'), at }) },
    { weight: 3, arbitrary: fc.constant({ type: 'pass' as const }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('clear', 'dispose') }) },
  );

  it('the parts are those that are done, no more than there may be, and nothing is left behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const kept = keepPreviews();
        const { upload, waiting } = createServer();
        const uploads = createUploads(() => ({ upload, maxFiles: 3, maxBytes: 100 }));
        let before = uploads.getSnapshot();
        uploads.subscribe(() => {
          const now = uploads.getSnapshot();
          expect(now).not.toBe(before);
          before = now;
          expect(now.filter(({ status }) => status === 'done').length).toBeLessThanOrEqual(3);
          for (const { status, file, error } of now) {
            expect([!!file, !!error]).toEqual([
              status === 'done',
              status === 'failed' || status === 'cancelled',
            ]);
          }
        });
        for (const one of steps) await play(uploads, waiting, one);

        const settled = uploads.settle();
        const isOver = () => !uploads.getSnapshot().some(({ status }) => /ing$/.test(status));
        await vi.waitUntil(() => {
          for (const { end } of waiting) end();
          return isOver();
        });
        const done = uploads.getSnapshot().flatMap(({ file }) => (file ? [{ type: 'file', file }] : []));
        expect(await settled).toEqual(done);
        expect(new Set(uploads.getSnapshot().map(({ id }) => id)).size).toBe(uploads.getSnapshot().length);
        uploads.clear();
        expect([uploads.getSnapshot(), kept.size]).toEqual([[], 0]);
      }),
      { numRuns: 40 },
    );
  });

  async function play(uploads: Uploads, waiting: ReturnType<typeof createServer>['waiting'], one: Step) {
    const list = uploads.getSnapshot();
    const found = <One>(from: readonly One[]) => from[('at' in one ? one.at : 0) % (from.length || 1)];
    switch (one.type) {
      case 'add':
        // Too large, empty and fit.
        return uploads.add(
          one.size > 10
            ? [text('large', 'x'.repeat(101))]
            : Array.from({ length: one.size % 4 }, () => png()),
        );
      case 'remove':
      case 'retry':
        return uploads[one.type](found(list)?.id ?? 'none');
      case 'end':
        return found(waiting)?.end();
      case 'fail':
        return found(waiting)?.fail(new Error('refused'));
      case 'clear':
      case 'dispose':
        return uploads[one.type]();
      case 'pass':
        return new Promise((resolve) => setTimeout(resolve, 2));
      default:
        return one satisfies never;
    }
  }
});

it('a list that did not change is the same object', async () => {
  const uploads = createUploads(() => ({}));
  const empty = uploads.getSnapshot();
  uploads.add([]);
  uploads.clear();
  uploads.dispose();
  expect(uploads.getSnapshot()).toBe(empty);
});
