/** The strings of what can be done with a message. */
import { COPY_ENGLISH, type CopyLabels } from '../copy/copy-labels';

export interface MessageActionsLabels extends CopyLabels {
  /** Names the row of buttons. */
  messageActions: string;
  copyMarkdown: string;
  regenerate: string;
  edit: string;
  /** Names the field in which a message is written anew. */
  editField: string;
  editCancel: string;
  editSend: string;
  /** Which of several answers, or of several wordings, is shown; the first is 1. */
  branchPlace(place: number, count: number): string;
  /** The same, as short as it can be. */
  branchShort(place: number, count: number): string;
  branchPrevious: string;
  branchNext: string;
  feedbackUp: string;
  feedbackDown: string;
  saveMessage: string;
}

export const MESSAGE_ACTIONS_ENGLISH: MessageActionsLabels = {
  ...COPY_ENGLISH,
  messageActions: 'What to do with the message',
  copyMarkdown: 'Copy as Markdown',
  regenerate: 'Answer again',
  edit: 'Edit',
  editField: 'Edit the message',
  editCancel: 'Cancel',
  editSend: 'Send',
  branchPlace: (place, count) => `Version ${place} of ${count}`,
  branchShort: (place, count) => `${place} / ${count}`,
  branchPrevious: 'Previous version',
  branchNext: 'Next version',
  feedbackUp: 'Good answer',
  feedbackDown: 'Bad answer',
  saveMessage: 'Save as a file',
};
