/** The strings of a block of code. */
import { COPY_ENGLISH, type CopyLabels } from '../copy/copy-labels';

export interface CodeBlockLabels extends CopyLabels {
  /** Names a block of code; its language is not always known. */
  code(lang: string): string;
  download: string;
  wrapLines: string;
}

export const CODE_BLOCK_ENGLISH: CodeBlockLabels = {
  ...COPY_ENGLISH,
  code: (lang) => (lang ? `Code, ${lang}` : 'Code'),
  download: 'Download',
  wrapLines: 'Wrap lines',
};
