'use client';
/** Keeps the draft until a send is accepted. The field empties at once; a send refused later brings its text back. */
import { useEffect, useRef, useState } from 'react';

interface DraftOptions {
  draft: string | undefined;
  onDraftChange: ((draft: string) => void) | undefined;
  onSend(text: string): unknown;
}

/** What {@link useDraft} gives. */
export interface Draft {
  draft: string;
  setDraft(draft: string): void;
  /** Hands the draft over, and forgets it if it was accepted. */
  send(): void;
}

export function useDraft({ draft: given, onDraftChange, onSend }: DraftOptions): Draft {
  const [own, setOwn] = useState('');
  const draft = given ?? own;
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);

  function setDraft(next: string) {
    latest.current = next;
    setOwn(next);
    onDraftChange?.(next);
  }

  function send() {
    const answer = onSend(draft.trim());
    if (answer === false) return;
    setDraft('');
    if (!isPromise(answer)) return;
    const restore = () => {
      if (latest.current === '') setDraft(draft);
    };
    answer.then(
      (accepted) => {
        if (accepted === false) restore();
      },
      (reason: unknown) => {
        restore();
        // The app's mistake stays what it was: an unhandled rejection, for all to see.
        throw reason;
      },
    );
  }

  return { draft, setDraft, send };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
