/** The conversations that this browser keeps: to open, find, rename and delete. */
import { ThreadList } from 'deltakit/components';
import { renameThread } from 'deltakit/storage';
import { useState } from 'react';
import { Panel } from '../parts/panel';
import { threadStore, useThreads } from './thread-store';

interface ThreadPanelProps {
  shown: string;
  isOpen: boolean;
  onShow(id: string): void;
  onNew(): void;
  onClose(): void;
}

export function ThreadPanel({ shown, isOpen, onShow, onNew, onClose }: ThreadPanelProps) {
  const threads = useThreads();
  const [query, setQuery] = useState('');
  const wanted = query.toLowerCase();
  return (
    <Panel
      id="threads"
      label="Conversations"
      side="end"
      isOpen={isOpen}
      onClose={onClose}
      className="w-72 gap-3 p-3"
    >
      <ThreadList
        aria-label="Kept in this browser"
        threads={threads.filter(({ title }) => title.toLowerCase().includes(wanted))}
        current={shown}
        onSelect={onShow}
        onNew={onNew}
        onSearch={setQuery}
        onRename={(id, title) => void renameThread(threadStore, id, title)}
        onDelete={(id) => {
          void threadStore.delete(id);
          if (id === shown) onNew();
        }}
      />
    </Panel>
  );
}
