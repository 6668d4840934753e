'use client';
/** The two ways out of a job that is at work. They go when it ends, and hand the focus to what they stood in. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { Button } from '../button/button';
import { STOP_ICON } from '../icon/icon-paths';
import type { JobProgressLabels } from './job-progress-labels';

/** Props of {@link JobActions}. */
export interface JobActionsProps {
  /** Takes the focus that would be lost. */
  box: RefObject<HTMLElement | null>;
  onStop?: (() => void) | undefined;
  onDetach?: (() => void) | undefined;
  text: JobProgressLabels;
}

export function JobActions({ box, onStop, onDetach, text }: JobActionsProps) {
  const actions = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = actions.current;
    return () => {
      // Read then: the box is not there yet when its buttons first are.
      if (element?.contains(document.activeElement)) box.current?.focus({ preventScroll: true });
    };
  }, [box]);
  return (
    <div ref={actions} data-slot="dk-job-actions" className="dk:flex dk:flex-wrap dk:gap-2">
      {onStop && (
        <Button slot="dk-job-stop" look="outline" icon={STOP_ICON} isIconFilled onClick={onStop}>
          {text.stopJob}
        </Button>
      )}
      {onDetach && (
        <Button slot="dk-job-detach" look="quiet" onClick={onDetach}>
          {text.detachJob}
        </Button>
      )}
    </div>
  );
}
