/** The frame of a line under a reply: an icon, a fact in a few words, what there is to say of it, what can be done. */
import type { ComponentProps, ReactNode } from 'react';
import type { Status } from '../../machine/state';
import { Icon } from '../icon/icon';
import { joinClasses } from '../join-classes';

/** What of a note's `<div>` an app may say itself. */
export type NoteRootProps = Omit<ComponentProps<'div'>, 'title' | 'children'>;

/** Props of {@link NoteFrame}. */
export interface NoteFrameProps extends NoteRootProps {
  status: Status;
  /** One of `icon-paths.ts`. */
  icon: string;
  title: ReactNode;
  detail?: ReactNode;
  /** Of the error. */
  kind?: string | undefined;
  /** Of a reply that is whole. */
  finishReason?: string | undefined;
  /** Whether the next attempt is waited for. */
  isWaiting?: boolean | undefined;
  /** The buttons. */
  children?: ReactNode;
}

export function NoteFrame(props: NoteFrameProps) {
  const { status, icon, title, detail, kind, finishReason, isWaiting, className, children, ...rest } = props;
  return (
    <div
      {...rest}
      data-slot="dk-note"
      data-status={status}
      data-kind={kind}
      data-finish-reason={finishReason}
      data-waiting={isWaiting || undefined}
      className={joinClasses(
        'dk:flex dk:flex-wrap dk:items-center dk:gap-x-3 dk:gap-y-2 dk:border-s-2 dk:border-input dk:ps-3',
        'dk:text-note dk:text-muted-foreground dk:data-[status=failed]:border-destructive dk:data-waiting:mt-1',
        className,
      )}
    >
      <div
        data-slot="dk-note-text"
        data-status={status}
        // Where a sentence and the button would squeeze each other, the button goes below.
        className="dk:min-w-0 dk:flex-1 dk:data-[status=failed]:basis-72"
      >
        <strong
          data-slot="dk-note-title"
          data-status={status}
          className="dk:flex dk:items-center dk:gap-1.5 dk:font-semibold dk:data-[status=failed]:text-destructive"
        >
          <Icon path={icon} className="dk:size-4" />
          {title}
        </strong>
        {detail && (
          <span
            data-slot="dk-note-detail"
            className="dk:block dk:text-pretty dk:wrap-anywhere dk:in-data-waiting:text-balance"
          >
            {/* An error's words may be of another language than the page. */}
            <bdi data-slot="dk-note-words">{detail}</bdi>
          </span>
        )}
      </div>
      {children}
    </div>
  );
}
