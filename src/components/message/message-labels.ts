/** The strings of a message itself; those of its parts are theirs. */

export interface MessageLabels {
  you: string;
  assistant: string;
  /** Names what neither of them said. */
  systemMessage: string;
  /** Names a file, or a picture, that has no name. */
  file: string;
  image: string;
}

export const MESSAGE_ENGLISH: MessageLabels = {
  you: 'You',
  assistant: 'Assistant',
  systemMessage: 'Notice',
  file: 'File',
  image: 'Picture',
};
