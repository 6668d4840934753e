/** The conversations that this browser keeps. Where the window is narrow, they are a drawer. */
import { Glyph } from '../glyph';
import { threadStore, useThreads } from './thread-store';

interface ThreadListProps {
  shown: string;
  isOpen: boolean;
  onShow(id: string): void;
  onNew(): void;
  onClose(): void;
}

export function ThreadList({ shown, isOpen, onShow, onNew, onClose }: ThreadListProps) {
  const threads = useThreads();
  return (
    <aside
      id="threads"
      aria-label="Conversations"
      data-open={isOpen || undefined}
      className={
        'flex w-72 shrink-0 flex-col gap-3 overflow-y-auto overscroll-contain border-e border-border p-3 ' +
        'max-lg:invisible max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-10 max-lg:h-[72dvh] max-lg:w-auto max-lg:translate-y-full ' +
        'max-lg:rounded-t-3xl max-lg:border-e-0 max-lg:border-t max-lg:bg-card max-lg:p-5 max-lg:shadow-2xl max-lg:transition-[translate,visibility] ' +
        'max-lg:data-open:visible max-lg:data-open:translate-y-0 motion-reduce:transition-none'
      }
    >
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={onNew}
          className="flex h-10 flex-1 cursor-pointer items-center gap-2 rounded-xl border border-border px-3 text-sm font-medium hover:bg-muted"
        >
          <Glyph name="plus" className="size-4" />
          New conversation
        </button>
        <button
          type="button"
          onClick={onClose}
          aria-label="Close the conversations"
          className="inline-flex size-9 cursor-pointer items-center justify-center rounded-full hover:bg-muted lg:hidden"
        >
          <Glyph name="close" className="size-5" />
        </button>
      </div>
      <ul className="flex flex-col gap-0.5">
        {threads.map(({ id, title, updatedAt }) => (
          <li key={id} className="group relative">
            <button
              type="button"
              onClick={() => onShow(id)}
              aria-current={id === shown ? 'true' : undefined}
              className="flex w-full cursor-pointer flex-col rounded-xl py-2 ps-3 pe-10 text-start hover:bg-muted aria-[current]:bg-muted"
            >
              <span className="w-full truncate text-sm">{title || 'Untitled'}</span>
              <time dateTime={new Date(updatedAt).toISOString()} className="text-xs text-muted-foreground">
                {new Date(updatedAt).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
            </button>
            {id !== shown && (
              <button
                type="button"
                aria-label={`Delete “${title || 'Untitled'}”`}
                onClick={() => void threadStore.delete(id)}
                className="absolute end-1.5 top-1/2 inline-flex size-8 -translate-y-1/2 cursor-pointer items-center justify-center rounded-full text-muted-foreground opacity-0 group-hover:opacity-100 hover:bg-border hover:text-foreground focus-visible:opacity-100 pointer-coarse:opacity-100"
              >
                <Glyph name="bin" className="size-4" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {threads.length === 0 && (
        <p className="px-3 text-sm text-muted-foreground">Kept in this browser alone.</p>
      )}
    </aside>
  );
}
