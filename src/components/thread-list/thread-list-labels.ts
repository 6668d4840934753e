/** The strings of a list of conversations. */

export interface ThreadListLabels {
  /** Names the list. */
  threadList: string;
  threadNew: string;
  threadSearch: string;
  /** Stands for a conversation that has no title yet. */
  threadUntitled: string;
  /**
   * Heads conversations; those that get the same heading are one group.
   *
   * @param days how many midnights lie between then and now
   * @param updatedAt in milliseconds since 1970
   */
  threadGroup(days: number, updatedAt: number): string;
  threadRename(title: string): string;
  /** Names the field with the title. */
  threadTitle: string;
  threadRenameSave: string;
  threadRenameCancel: string;
  threadDelete(title: string): string;
  /** Asks before a conversation is deleted. */
  threadDeleteAsk: string;
  threadDeleteYes: string;
  threadDeleteNo: string;
  threadsLoading: string;
  threadsNone: string;
  threadsNotFound(query: string): string;
}

export const THREAD_LIST_ENGLISH: ThreadListLabels = {
  threadList: 'Conversations',
  threadNew: 'New conversation',
  threadSearch: 'Search conversations',
  threadUntitled: 'Untitled',
  threadGroup: (days) =>
    days <= 0 ? 'Today' : days === 1 ? 'Yesterday' : days < 8 ? 'Last 7 days' : 'Earlier',
  threadRename: (title) => `Rename “${title}”`,
  threadTitle: 'Title',
  threadRenameSave: 'Save',
  threadRenameCancel: 'Cancel',
  threadDelete: (title) => `Delete “${title}”`,
  threadDeleteAsk: 'Delete for good?',
  threadDeleteYes: 'Delete',
  threadDeleteNo: 'Keep',
  threadsLoading: 'Loading conversations',
  threadsNone: 'No conversations yet',
  threadsNotFound: (query) => `Nothing found for “${query}”`,
};
