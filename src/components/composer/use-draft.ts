'use client';
/**
 * The draft, until its send is accepted: the app's, where it gives one, else the composer's own, which is kept under a key
 * where there is one. Another key is another draft.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { keepDraft, readDraft, writeDraft } from './kept-drafts';

interface DraftOptions {
  draft: string | undefined;
  draftKey: string | undefined;
  onDraftChange: ((draft: string) => void) | undefined;
}

/** What {@link useDraft} gives. */
export interface Draft {
  draft: string;
  setDraft(draft: string): void;
  /** Empties the field, and gives how to undo that, where it belongs, if nothing was written there meanwhile. */
  clear(): () => void;
}

/** How long typing pauses before the draft is written. */
const PAUSE_MS = 500;

export function useDraft({ draft: given, draftKey, onDraftChange }: DraftOptions): Draft {
  const [own, setOwn] = useState('');
  const draft = given ?? own;
  const key = given === undefined ? draftKey : undefined;
  const latest = useRef<{ draft: string; key?: string | undefined }>({ draft });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useLayoutEffect(() => {
    latest.current.draft = draft;
  }, [draft]);

  // Not while it renders: a server has no drafts, and the page has to begin as it was sent.
  useLayoutEffect(() => {
    const before = latest.current;
    if (before.key !== key) {
      // A draft without a key goes along, as when a thread gets its id while one writes in it. It would be lost.
      const next = (key && readDraft(key)) || (before.key ? '' : before.draft);
      latest.current = { draft: next, key };
      setOwn(next);
      if (key) keepDraft(key, next);
    }
    if (!key) return;
    const write = () => writeDraft(key);
    addEventListener('pagehide', write);
    return () => {
      removeEventListener('pagehide', write);
      clearTimeout(timer.current);
      write();
    };
  }, [key]);

  function setDraft(next: string) {
    latest.current.draft = next;
    setOwn(next);
    onDraftChange?.(next);
    if (!key) return;
    keepDraft(key, next);
    clearTimeout(timer.current);
    if (next) timer.current = setTimeout(writeDraft, PAUSE_MS, key);
    else writeDraft(key);
  }

  function clear() {
    setDraft('');
    return () => {
      const isHere = latest.current.key === key;
      if (isHere && latest.current.draft === '') setDraft(draft);
      if (!isHere && key && readDraft(key) === '') keepDraft(key, draft);
    };
  }

  return { draft, setDraft, clear };
}
