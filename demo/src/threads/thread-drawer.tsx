/** The conversations that this browser keeps. Where the window is narrow, they are a drawer. */
import { ThreadList } from 'deltakit/components';
import { Glyph } from '../glyph';
import { threadStore, useThreads } from './thread-store';

interface ThreadDrawerProps {
  shown: string;
  isOpen: boolean;
  onShow(id: string): void;
  onNew(): void;
  onClose(): void;
}

export function ThreadDrawer({ shown, isOpen, onShow, onNew, onClose }: ThreadDrawerProps) {
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
      <button
        type="button"
        onClick={onClose}
        aria-label="Close the conversations"
        className="inline-flex size-9 shrink-0 cursor-pointer items-center justify-center self-end rounded-full hover:bg-muted lg:hidden"
      >
        <Glyph name="close" className="size-5" />
      </button>
      <ThreadList
        aria-label="Kept in this browser"
        threads={threads}
        current={shown}
        onSelect={onShow}
        onNew={onNew}
        onDelete={(id) => {
          void threadStore.delete(id);
          if (id === shown) onNew();
        }}
      />
    </aside>
  );
}
