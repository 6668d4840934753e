/** The strings of the composer. */

export interface ComposerLabels {
  /** Names the text field. */
  composer: string;
  placeholder: string;
  /** Of `maxChars`, near its end and past it. */
  charsLeft(count: number): string;
  charsOver(count: number): string;
  /** Said while a message waits for its files. */
  waitsForFiles(count: number): string;
  /** Why a message can't be sent while there are files that failed. */
  filesFailed(count: number): string;
}

export const COMPOSER_ENGLISH: ComposerLabels = {
  composer: 'Message',
  placeholder: 'Write a message',
  charsLeft: (count) => `${count.toLocaleString('en')} ${characters(count)} left`,
  charsOver: (count) => `${count.toLocaleString('en')} ${characters(count)} too many`,
  waitsForFiles: (count) =>
    count === 1 ? 'Sends when the file is there' : `Sends when ${count} files are there`,
  filesFailed: (count) =>
    count === 1 ? 'One file is not attached: try again or remove it' : `${count} files are not attached`,
};

function characters(count: number): string {
  return count === 1 ? 'character' : 'characters';
}
