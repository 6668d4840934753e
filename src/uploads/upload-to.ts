/**
 * An address in, a way to send files there out. It goes by XMLHttpRequest, since `fetch` does not tell how much of a
 * body has left.
 */

import { UploadError, type UploadErrorKind } from './upload-error';
import type { SendFile } from './upload-options';

/** How files are sent. */
export interface UploadToInit {
  /** Default `POST`. */
  readonly method?: string | undefined;
  /** Headers, or a function that makes them anew for each file, such as for a token that expires. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** `include` sends cookies to another origin too. */
  readonly credentials?: 'same-origin' | 'include' | undefined;
  /** The name of its field in the form. Default `file`. */
  readonly field?: string | undefined;
}

/**
 * Sends each file as `multipart/form-data`, and expects JSON such as `{ "url": "https://…", "id": "…" }`; a relative `url`
 * is completed. Who wants another answer or another body writes a function of its own.
 *
 * @returns an `upload` for `UploadOptions`; rejects with UploadError: `network`, `size` for a 413, `type` for a 415,
 * `aborted`
 * @example
 * ```ts
 * const { uploads, add } = useUploads({ upload: uploadTo('/api/files') });
 * ```
 */
export function uploadTo(url: string | URL, init: UploadToInit = {}): SendFile {
  return async (file, { signal, onProgress }) => {
    const { method = 'POST', headers, credentials, field = 'file' } = init;
    const given = typeof headers === 'function' ? await headers() : headers;
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    await new Promise<unknown>((resolve, reject) => {
      const body = new FormData();
      body.append(field, file);
      request.open(method, url);
      for (const [name, value] of new Headers(given)) request.setRequestHeader(name, value);
      request.withCredentials = credentials === 'include';
      request.responseType = 'json';
      request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
      request.onload = resolve;
      request.onerror = () => reject(new Error('no answer'));
      request.onabort = () => reject(signal.reason);
      signal.addEventListener('abort', () => request.abort());
      request.send(body);
    });
    const { status, response, responseURL } = request;
    if (status < 200 || status > 299) throw statusError(status);
    const { url: said, id } = Object(response);
    // Nothing else is taken for an address: whoever asked says what is missing, as of any `upload`.
    return { url: said ? new URL(said, responseURL).href : '', id };
  };
}

function statusError(status: number): UploadError {
  const [kind, advice] = ADVICE[status] ?? ['network', 'Its log says why'];
  const message = `The server answered ${status}, so the file is not attached. ${advice}.`;
  return new UploadError({ kind, message, status });
}

const ADVICE: Readonly<Record<number, readonly [UploadErrorKind, string]>> = {
  413: ['size', 'Choose a smaller one'],
  415: ['type', 'Choose another'],
};
