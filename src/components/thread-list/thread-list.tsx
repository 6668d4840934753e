'use client';
/**
 * The conversations that a person has had: by day, to open, rename, delete and search. Arrows lead from one to the next,
 * and Tab to what can be done with the one where the focus is.
 */
import { type ComponentProps, useId, useRef, useState } from 'react';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import { PLUS_ICON, SEARCH_ICON } from '../icon/icon-paths';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { useRovingFocus } from '../use-roving-focus';
import { groupThreads, type ListedThread } from './group-threads';
import { ThreadItem } from './thread-item';
import { THREAD_LIST_ENGLISH } from './thread-list-labels';

/** Props of {@link ThreadList}; what is not named here goes to the `<nav>`. */
export interface ThreadListProps extends Omit<ComponentProps<'nav'>, 'children' | 'onSelect'> {
  /** In the order in which they are shown, such as what `storage.list()` gives: the newest first. */
  threads: readonly ListedThread[];
  /** The id of the one that is open. */
  current?: string | undefined;
  /** Opens a thread. */
  onSelect(id: string): void;
  /** Offers to begin a new one. */
  onNew?: (() => void) | undefined;
  /** Offers to rename. */
  onRename?: ((id: string, title: string) => void) | undefined;
  /** Offers to delete, and asks before. */
  onDelete?: ((id: string) => void) | undefined;
  /** Offers to search: told what is looked for, the app gives `threads` accordingly. */
  onSearch?: ((query: string) => void) | undefined;
  /** Whether the list is still being read. */
  isLoading?: boolean | undefined;
  /** What time it is, in milliseconds since 1970: today and yesterday hang on it. Default: what the clock says. */
  now?: number | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * A list of conversations.
 *
 * @example
 * ```tsx
 * <ThreadList threads={threads} current={id} onSelect={open} onNew={() => open(crypto.randomUUID())} />
 * ```
 */
export function ThreadList({
  threads,
  current,
  onSelect,
  onNew,
  onRename,
  onDelete,
  onSearch,
  isLoading = false,
  now = Date.now(),
  labels,
  className,
  ...rest
}: ThreadListProps) {
  const text = useLabels(THREAD_LIST_ENGLISH, labels);
  const id = useId();
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(box, 'li', 'block');
  const none = query ? text.threadsNotFound(query) : text.threadsNone;
  return (
    <nav
      aria-label={text.threadList}
      // The focus is here when the last conversation was deleted.
      tabIndex={-1}
      {...rest}
      data-slot="dk-thread-list"
      data-loading={isLoading || undefined}
      className={joinClasses(
        'dk:flex dk:min-h-0 dk:min-w-0 dk:flex-col dk:gap-3 dk:text-note dk:text-foreground dk:outline-none',
        className,
      )}
    >
      {(onNew || onSearch) && (
        <div data-slot="dk-thread-list-head" className="dk:flex dk:flex-col dk:gap-2">
          {onNew && (
            <Button slot="dk-thread-new" look="outline" icon={PLUS_ICON} onClick={onNew}>
              {text.threadNew}
            </Button>
          )}
          {onSearch && (
            <label data-slot="dk-thread-search" className="dk:relative dk:flex dk:items-center">
              <Icon
                path={SEARCH_ICON}
                className="dk:pointer-events-none dk:absolute dk:start-3 dk:size-4 dk:text-muted-foreground"
              />
              <input
                type="search"
                data-slot="dk-thread-search-input"
                aria-label={text.threadSearch}
                placeholder={text.threadSearch}
                value={query}
                onChange={({ currentTarget: { value } }) => {
                  setQuery(value);
                  onSearch(value);
                }}
                className={
                  'dk:min-h-8 dk:w-full dk:rounded-full dk:border dk:border-input dk:bg-card dk:ps-9 dk:pe-3 ' +
                  'dk:outline-ring dk:placeholder:text-muted-foreground dk:placeholder:opacity-100 ' +
                  'dk:focus-visible:outline-2 dk:pointer-coarse:min-h-11'
                }
              />
            </label>
          )}
        </div>
      )}
      <div
        ref={box}
        {...roving}
        data-slot="dk-thread-groups"
        className="dk:flex dk:min-h-0 dk:flex-col dk:gap-3 dk:overflow-y-auto dk:empty:hidden"
      >
        {groupThreads(threads, now, text.threadGroup).map(({ name, threads: ofGroup }, at) => (
          <div key={name} data-slot="dk-thread-group">
            <h2
              id={`${id}${at}`}
              data-slot="dk-thread-group-name"
              className="dk:px-3 dk:pb-1 dk:text-note dk:font-normal dk:text-muted-foreground"
            >
              {name}
            </h2>
            <ul
              aria-labelledby={`${id}${at}`}
              data-slot="dk-thread-items"
              className="dk:flex dk:list-none dk:flex-col dk:gap-px"
            >
              {ofGroup.map((thread) => (
                <ThreadItem
                  key={thread.id}
                  thread={thread}
                  isCurrent={thread.id === current}
                  onSelect={onSelect}
                  onRename={onRename}
                  onDelete={onDelete}
                  text={text}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p
        role="status"
        data-slot="dk-thread-list-note"
        className="dk:px-3 dk:text-muted-foreground dk:empty:hidden"
      >
        {isLoading ? text.threadsLoading : threads.length === 0 ? none : undefined}
      </p>
    </nav>
  );
}
