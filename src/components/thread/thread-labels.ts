/** The strings of a thread. */

export interface ThreadLabels {
  /** Names the list of messages. */
  thread: string;
  jumpToLatest: string;
}

export const THREAD_ENGLISH: ThreadLabels = {
  thread: 'Conversation',
  jumpToLatest: 'Jump to latest',
};
