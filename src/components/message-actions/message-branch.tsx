/** Which of several versions of a message is shown, in figures and in words, and the way to the others. */
import { Button } from '../button/button';
import { CHEVRON_ICON } from '../icon/icon-paths';
import type { MessageActionsLabels } from './message-actions-labels';

/** Props of {@link MessageBranch}. */
export interface MessageBranchProps {
  /** From 0. */
  index: number;
  count: number;
  onBranch(index: number): void;
  strings: MessageActionsLabels;
}

export function MessageBranch({ index, count, onBranch, strings }: MessageBranchProps) {
  const place = strings.branchPlace(index + 1, count);
  return (
    // Who comes to another version by a button is in this group then: its name says where. The live text is for who stays.
    // biome-ignore lint/a11y/useSemanticElements: there is nothing to fill in, as in a fieldset
    <span role="group" aria-label={place} data-slot="dk-message-branch" className="dk:flex dk:items-center">
      <Button
        slot="dk-message-action"
        look="icon"
        data-action="previous"
        icon={CHEVRON_ICON}
        label={strings.branchPrevious}
        isInert={index === 0}
        onClick={() => onBranch(index - 1)}
        className="dk:-scale-x-100 dk:rtl:scale-x-100"
      />
      <span
        role="status"
        data-slot="dk-message-branch-place"
        className="dk:text-note dk:text-muted-foreground dk:tabular-nums"
      >
        <span data-slot="dk-message-branch-words" className="dk:sr-only">
          {place}
        </span>
        <bdi data-slot="dk-message-branch-figures" aria-hidden="true">
          {strings.branchShort(index + 1, count)}
        </bdi>
      </span>
      <Button
        slot="dk-message-action"
        look="icon"
        data-action="next"
        icon={CHEVRON_ICON}
        label={strings.branchNext}
        isInert={index === count - 1}
        onClick={() => onBranch(index + 1)}
        className="dk:rtl:-scale-x-100"
      />
    </span>
  );
}
