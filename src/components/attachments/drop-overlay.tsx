'use client';
/** Says over a part that files may be dropped on it. The pointer goes through it, or it would be what is entered. */
import { Icon } from '../icon/icon';
import { ATTACH_ICON } from '../icon/icon-paths';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { ATTACHMENTS_ENGLISH } from './attachments-labels';

export function DropOverlay({ labels }: { labels: Partial<Labels> | undefined }) {
  const text = useLabels(ATTACHMENTS_ENGLISH, labels);
  return (
    <div
      data-slot="dk-drop-overlay"
      className={
        'dk:pointer-events-none dk:absolute dk:-inset-px dk:z-10 dk:flex dk:items-center dk:justify-center dk:gap-2 ' +
        'dk:rounded-corner dk:border-2 dk:border-dashed dk:border-ring dk:bg-card dk:p-2 dk:text-note dk:font-medium ' +
        'dk:text-foreground'
      }
    >
      <Icon path={ATTACH_ICON} />
      {text.dropHere}
    </div>
  );
}
