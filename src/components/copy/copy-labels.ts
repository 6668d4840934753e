/** The strings of what copies. */

export interface CopyLabels {
  copy: string;
  copied: string;
  /** Where the browser does not let a page copy: the text is selected then. */
  copyFailed: string;
}

export const COPY_ENGLISH: CopyLabels = {
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Selected: press Ctrl+C or ⌘C to copy',
};
