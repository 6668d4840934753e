'use client';
/**
 * The line below a field that completes: what there is, which keys take it, and a button for each of them, for who has no
 * such keys. It is always there, so that nothing moves when a suggestion comes or goes.
 */
import type { PointerEvent, RefObject } from 'react';
import { Button } from '../button/button';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { COMPLETION_FIELD_ENGLISH } from './completion-field-labels';
import type { InlineCompletion } from './use-inline-completion';

/** Props of {@link CompletionBar}. */
export interface CompletionBarProps {
  hintId: string;
  inline: InlineCompletion;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Why it is not whole, if it is not. */
  why: string;
  isInert: boolean;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

export function CompletionBar({ hintId, inline, field, why, isInert, labels }: CompletionBarProps) {
  const text = useLabels(COMPLETION_FIELD_ENGLISH, labels);
  const { suggested, ghost, isOnDemand, isRightToLeft } = inline;
  const keys = text.suggestionKeys(isRightToLeft);
  const hint = {
    none: text.suggestKeys,
    waiting: text.suggesting,
    coming: keys,
    whole: keys,
    cut: `${text.suggestionCut(why)}. ${keys}`,
    partial: text.suggestionCut(why),
    failed: text.noSuggestion(why),
    empty: isOnDemand ? text.noSuggestion() : text.suggestKeys,
  }[suggested];
  const isOn = ghost !== '' || suggested === 'waiting';

  function dismiss() {
    inline.dismiss();
    // The button goes, and the focus must not go with it.
    field.current?.focus();
  }

  return (
    <div
      data-slot="dk-completion-bar"
      className="dk:flex dk:min-h-11 dk:flex-wrap dk:items-center dk:gap-x-2 dk:gap-y-1 dk:px-1.5 dk:py-1"
    >
      {ghost && (
        <Button
          slot="dk-completion-accept"
          look="outline"
          onPointerDown={stay}
          onClick={() => inline.accept()}
        >
          {text.acceptSuggestion}
        </Button>
      )}
      {isOn ? (
        <Button slot="dk-completion-dismiss" look="quiet" onPointerDown={stay} onClick={dismiss}>
          {text.dismissSuggestion}
        </Button>
      ) : (
        <Button
          slot="dk-completion-suggest"
          look="quiet"
          isInert={isInert}
          onPointerDown={stay}
          onClick={inline.ask}
        >
          {text.suggest}
        </Button>
      )}
      <span
        id={hintId}
        data-slot="dk-completion-hint"
        className="dk:min-w-0 dk:flex-1 dk:px-1 dk:text-note dk:text-pretty dk:text-muted-foreground"
      >
        {hint}
      </span>
    </div>
  );
}

/** The field keeps the focus, and a phone its keyboard. */
function stay(event: PointerEvent) {
  event.preventDefault();
}
