/** How a reply stands, where what is known of it lies behind a button. */
import type { Status } from 'deltakit';
import { useMedia } from './use-media';

interface StatusButtonProps {
  status: Status;
  /** What it opens. */
  panel: string;
  onOpen(): void;
}

export function StatusButton({ status, panel, onOpen }: StatusButtonProps) {
  const hasColumn = useMedia('(min-width: 72rem)');
  if (hasColumn) return null;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-haspopup="dialog"
      title={panel}
      className="inline-flex h-9 cursor-pointer items-center gap-2 rounded-full border border-input ps-3 pe-3.5 text-sm hover:bg-muted max-sm:px-2.5 pointer-coarse:h-11"
    >
      <span
        data-status={status}
        className="size-2 rounded-full bg-primary data-[status=failed]:bg-destructive"
      />
      {status}
    </button>
  );
}
