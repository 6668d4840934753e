/** The strings of a block of code. */

export interface CodeBlockLabels {
  /** Names a block of code; its language is not always known. */
  code(lang: string): string;
  copy: string;
  copied: string;
  /** Where the browser does not let a page copy: the code is selected then. */
  copyFailed: string;
  download: string;
  wrapLines: string;
}

export const CODE_BLOCK_ENGLISH: CodeBlockLabels = {
  code: (lang) => (lang ? `Code, ${lang}` : 'Code'),
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Selected: press Ctrl+C or ⌘C to copy',
  download: 'Download',
  wrapLines: 'Wrap lines',
};
