'use client';
/**
 * What was sent before, by the arrow keys: ↑ in an empty field, or with the caret at the start of what was recalled, goes
 * back, ↓ comes again, and at the end stands what was there first. What was recalled and changed is a draft.
 */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface HistoryOptions {
  history: readonly string[];
  field: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  setDraft(draft: string): void;
}

/** Where one is: an index of the history, what stood there when one began, and where the caret belongs. */
interface Recall {
  at: number;
  text: string;
  unsent: string;
  goesBack: boolean;
}

/** Gives what to do with an arrow key: whether it recalled something. */
export function useHistory({ history, field, draft, setDraft }: HistoryOptions): (key: string) => boolean {
  const [recall, setRecall] = useState<Recall>();
  const moved = useRef<Recall>(undefined);

  // The text is in the field by now. The next ↑ goes on from its start, the next ↓ from its end.
  useLayoutEffect(() => {
    if (!recall || moved.current === recall) return;
    moved.current = recall;
    const place = recall.goesBack ? 0 : recall.text.length;
    field.current?.setSelectionRange(place, place);
  }, [recall, field]);

  return (key) => {
    const goesBack = key === 'ArrowUp';
    const isRecalled = recall !== undefined && recall.text === draft;
    const { at, unsent } = isRecalled ? recall : { at: history.length, unsent: draft };
    const { selectionStart: start, selectionEnd: end } = field.current ?? {
      selectionStart: -1,
      selectionEnd: 0,
    };
    const isAtEdge = start === end && (start === 0 || (!goesBack && start === draft.length));
    const next = at + (goesBack ? -1 : 1);
    if (!isAtEdge || (!isRecalled && (!goesBack || draft.trim())) || next < 0 || next > history.length)
      return false;
    const text = history[next];
    setRecall(text === undefined ? undefined : { at: next, text, unsent, goesBack });
    setDraft(text ?? unsent);
    return true;
  };
}
