'use client';
/** One conversation of the list. It is renamed, and deleted after a question, in its place; the focus stays with it. */
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../button/button';
import { CLOSE_ICON, DELETE_ICON, DONE_ICON, EDIT_ICON } from '../icon/icon-paths';
import { isComposing } from '../is-composing';
import type { ListedThread } from './group-threads';
import type { ThreadListLabels } from './thread-list-labels';

/** Props of {@link ThreadItem}. */
export interface ThreadItemProps {
  thread: ListedThread;
  isCurrent: boolean;
  onSelect(id: string): void;
  onRename: ((id: string, title: string) => void) | undefined;
  onDelete: ((id: string) => void) | undefined;
  text: ThreadListLabels;
}

export function ThreadItem({ thread, isCurrent, onSelect, onRename, onDelete, text }: ThreadItemProps) {
  const { id, title } = thread;
  const item = useRef<HTMLLIElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [mode, setMode] = useState<'rename' | 'delete'>();
  const last = useRef(mode);
  const name = title || text.threadUntitled;

  useLayoutEffect(() => {
    if (mode === last.current) return;
    const target = mode
      ? mode === 'rename'
        ? 'input'
        : '[data-action=keep]'
      : `[data-action=${last.current}]`;
    item.current?.querySelector<HTMLElement>(target)?.focus();
    input.current?.select();
    last.current = mode;
  }, [mode]);

  function rename() {
    const next = input.current?.value.trim();
    setMode(undefined);
    if (next && next !== title) onRename?.(id, next);
  }

  function remove() {
    const list = item.current?.closest<HTMLElement>('[data-slot=dk-thread-list]');
    const items: readonly (Element | null)[] = [
      ...(list?.querySelectorAll('[data-slot=dk-thread-item]') ?? []),
    ];
    const at = items.indexOf(item.current);
    // When it goes, now or once the storage is done, the focus is elsewhere already.
    const next = (items[at + 1] ?? items[at - 1])?.querySelector('button');
    (next ?? list?.querySelector<HTMLElement>('[data-slot=dk-thread-new]') ?? list)?.focus();
    onDelete?.(id);
  }

  function pressKey(event: KeyboardEvent) {
    if (isComposing(event)) {
      // Safari would send the form with the Enter that ends a word.
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    const isLeft = event.key === 'Escape' && mode;
    const isRenamed = event.key === 'F2' && onRename && !mode;
    const isDeleted = event.key === 'Delete' && onDelete && !mode;
    if (!isLeft && !isRenamed && !isDeleted) return;
    event.preventDefault();
    event.stopPropagation();
    setMode(isLeft ? undefined : isRenamed ? 'rename' : 'delete');
  }

  function button(action: 'rename' | 'delete' | 'save' | 'cancel', icon: string, label: string) {
    return (
      <Button
        slot="dk-thread-item-action"
        look="icon"
        icon={icon}
        label={label}
        data-action={action}
        type={action === 'save' ? 'submit' : 'button'}
        onClick={action === 'save' ? undefined : () => setMode(action === 'cancel' ? undefined : action)}
      />
    );
  }

  return (
    <li
      ref={item}
      data-slot="dk-thread-item"
      data-current={isCurrent || undefined}
      data-mode={mode}
      onKeyDown={pressKey}
      className={
        'dk:group/item dk:flex dk:min-h-9 dk:items-center dk:rounded-inner dk:hover:bg-muted dk:data-current:bg-muted ' +
        'dk:data-current:font-medium dk:forced-colors:data-current:outline-1 dk:forced-colors:data-current:-outline-offset-1'
      }
    >
      {mode === 'rename' ? (
        <form
          data-slot="dk-thread-rename"
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
          className="dk:flex dk:min-w-0 dk:flex-1 dk:items-center dk:ps-1"
        >
          <input
            ref={input}
            data-slot="dk-thread-rename-input"
            aria-label={text.threadTitle}
            defaultValue={title}
            dir="auto"
            enterKeyHint="done"
            className={
              'dk:min-w-0 dk:flex-1 dk:rounded-sm dk:border dk:border-input dk:bg-card dk:px-2 dk:py-1 dk:font-normal ' +
              'dk:outline-ring dk:focus-visible:outline-2 dk:pointer-coarse:min-h-11'
            }
          />
          {button('save', DONE_ICON, text.threadRenameSave)}
          {button('cancel', CLOSE_ICON, text.threadRenameCancel)}
        </form>
      ) : mode === 'delete' ? (
        // biome-ignore lint/a11y/useSemanticElements: there is nothing to fill in, as in a fieldset
        <div
          role="group"
          aria-label={`${name}: ${text.threadDeleteAsk}`}
          data-slot="dk-thread-delete"
          className="dk:flex dk:min-w-0 dk:flex-1 dk:flex-wrap dk:items-center dk:gap-1 dk:py-1 dk:ps-3"
        >
          <span data-slot="dk-thread-delete-ask" className="dk:me-auto dk:text-foreground">
            {text.threadDeleteAsk}
          </span>
          <Button slot="dk-thread-delete-yes" look="quiet" onClick={remove} className="dk:text-destructive">
            {text.threadDeleteYes}
          </Button>
          <Button
            slot="dk-thread-delete-no"
            look="quiet"
            data-action="keep"
            onClick={() => setMode(undefined)}
          >
            {text.threadDeleteNo}
          </Button>
        </div>
      ) : (
        <>
          <button
            type="button"
            data-slot="dk-thread-open"
            data-untitled={!title || undefined}
            aria-current={isCurrent || undefined}
            title={name}
            onClick={() => onSelect(id)}
            className={
              'dk:min-w-0 dk:flex-1 dk:cursor-pointer dk:rounded-inner dk:px-3 dk:py-1.5 dk:text-start ' +
              'dk:-outline-offset-2 dk:outline-ring dk:focus-visible:outline-2 dk:data-untitled:text-muted-foreground ' +
              'dk:pointer-coarse:min-h-11'
            }
          >
            <span
              data-slot="dk-thread-name"
              dir="auto"
              className="dk:block dk:truncate dk:[text-align:-webkit-match-parent]"
            >
              {name}
            </span>
          </button>
          <span
            data-slot="dk-thread-item-actions"
            className="dk:flex dk:shrink-0 dk:pointer-fine:group-[:not(:hover,:focus-within)]/item:w-0 dk:pointer-fine:group-[:not(:hover,:focus-within)]/item:overflow-hidden"
          >
            {onRename && button('rename', EDIT_ICON, text.threadRename(name))}
            {onDelete && button('delete', DELETE_ICON, text.threadDelete(name))}
          </span>
        </>
      )}
    </li>
  );
}
