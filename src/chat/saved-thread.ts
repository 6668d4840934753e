/** A thread as it is stored: all its branches, as JSON can say them. */
import type { StreamErrorFacts } from '../errors';
import type { ChatMessage } from './chat-message';

/** A message and where it hangs. Its place among its branches is read off the tree, its text off its parts. */
export interface SavedMessage extends Omit<ChatMessage, 'branch' | 'text' | 'error'> {
  /** The message that it answers; `null` for one that begins the thread. */
  readonly parentId: string | null;
  readonly error?: SavedError | undefined;
}

/** A `StreamError` without its cause. */
export type SavedError = Omit<StreamErrorFacts, 'cause'>;

export interface SavedThread {
  readonly id: string;
  readonly title: string;
  /** Times in milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Parents before what answers them; siblings in the order in which they were made. */
  readonly messages: readonly SavedMessage[];
  /** Which answer is shown of each message that has some; under the empty name, which beginning. */
  readonly selected: Readonly<Record<string, string>>;
  /** Messages that were deleted, so that what another tab still has does not bring them back. */
  readonly deleted?: readonly string[] | undefined;
}

/** What a list of threads shows. */
export type ThreadSummary = Pick<SavedThread, 'id' | 'title' | 'createdAt' | 'updatedAt'>;

/** Where threads are kept. All but `subscribe` may reject, with an error that says what to do; a chat goes on without. */
export interface ThreadStorage {
  /** The newest first. */
  list(): Promise<readonly ThreadSummary[]>;
  load(id: string): Promise<SavedThread | undefined>;
  /**
   * Writes the thread together with what another tab wrote to it meanwhile.
   *
   * @returns what is stored then
   */
  save(thread: SavedThread): Promise<SavedThread>;
  delete(id: string): Promise<void>;
  /** Calls with the id of each thread that another tab wrote or deleted. Returns how to end it. */
  subscribe(listener: (id: string) => void): () => void;
}
