/** What an app says of the files that people attach. */

/** What may be attached, and where it goes. Read when a file is added, so never stale. */
export interface UploadOptions {
  /** Such as `image/*`, `.pdf`, `audio/wav`, by the grammar of the `accept` attribute. Default: all but SVG. */
  readonly accept?: string | readonly string[] | undefined;
  /** The most bytes that a file may have. Default 20 MiB. */
  readonly maxBytes?: number | undefined;
  /** How many files a message may have. Default 10. */
  readonly maxFiles?: number | undefined;
  /**
   * Sends it somewhere and gives its address, such as {@link uploadTo}. Without it the bytes travel in the message, as a
   * data URL.
   */
  readonly upload?: SendFile | undefined;
}

/** Sends a file; may reject with an {@link UploadError}. `onProgress` takes fractions from 0 to 1. */
export type SendFile = (
  file: File,
  context: { signal: AbortSignal; onProgress(fraction: number): void },
) => Promise<{ url: string; id?: string | undefined }>;
