/** The strings of a thread. */

export interface ThreadLabels {
  /** Names the list of messages. */
  thread: string;
  /** The way back to the end; `unseen` messages came there meanwhile, or none. */
  jumpToLatest(unseen: number): string;
  /** Brings earlier messages in. */
  showEarlier: string;
  /** Stands in its place while they are on their way. */
  loadingEarlier: string;
}

export const THREAD_ENGLISH: ThreadLabels = {
  thread: 'Conversation',
  jumpToLatest: (unseen) =>
    unseen > 0 ? `Jump to latest, ${unseen.toLocaleString('en')} new` : 'Jump to latest',
  showEarlier: 'Show earlier messages',
  loadingEarlier: 'Loading earlier messages…',
};
