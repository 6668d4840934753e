'use client';
/**
 * A text field and a completion in; what there is to show behind the caret, and what to do with it out. It asks when one
 * pauses, drops what does not fit any more, and stops the request of what is dropped.
 */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { isComposing } from '../is-composing';
import { insertText } from './insert-text';
import { type Asked, type CompletionSource, readSuggestion, type Suggestion } from './read-suggestion';
import { takeWord } from './take-word';

/** Options of {@link useInlineCompletion}. */
export interface InlineCompletionOptions {
  /** What `useCompletion` gave. */
  completion: CompletionSource;
  /** The text field, whose caret says where to go on. */
  field: RefObject<HTMLTextAreaElement | null>;
  /** What is written in the field. */
  text: string;
  /** How long one pauses before it asks, in milliseconds. `Infinity` asks on demand alone. */
  delayMs: number;
  /** What to ask with. */
  toPrompt(before: string, after: string): string;
}

/** What {@link useInlineCompletion} gives. */
export interface InlineCompletion extends Suggestion {
  /** Asks now, for where the caret is. */
  ask(): void;
  /** Writes what is shown, or its next word. */
  accept(unit?: 'word'): void;
  /** Takes it away, and stops it where it is still coming. */
  dismiss(): void;
  /** Whether it was asked for, and did not come by a pause. */
  isOnDemand: boolean;
  isRightToLeft: boolean;
  /** For the field: what was written, where the caret is, which key it was. */
  written(text: string, isInputMethod: boolean): void;
  moved(): void;
  pressKey(event: KeyboardEvent<HTMLTextAreaElement>): void;
  /** For the field that one leaves: nobody pauses in it then. */
  left(): void;
}

/**
 * Inline completion for a text field of one's own; `CompletionField` has one.
 *
 * @example
 * ```tsx
 * const inline = useInlineCompletion({ completion, field, text, delayMs: 400, toPrompt: (before) => before });
 * <textarea ref={field} value={text} onKeyDown={inline.pressKey} onSelect={inline.moved} />
 * ```
 */
export function useInlineCompletion(options: InlineCompletionOptions): InlineCompletion {
  const { completion, field, text, delayMs, toPrompt } = options;
  const [asked, setAsked] = useState<Asked>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isAccepting = useRef(false);
  const suggestion = readSuggestion(asked, text, completion);
  const { suggested, ghost, caret } = suggestion;

  /** A timer asks with what the page knows then. */
  const askLater = useRef(() => {});
  useEffect(() => {
    askLater.current = () => ask(false);
  });

  const isStale = asked !== undefined && suggested === 'none';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is dropped does not fit any more, which this alone says
  useEffect(() => {
    // One may have written on just as it asked: that pause still counts.
    if (isStale) drop();
  }, [isStale]);

  useEffect(() => () => clearTimeout(timer.current), []);

  function ask(isOnDemand: boolean) {
    clearTimeout(timer.current);
    const element = field.current;
    if (!element || element.disabled || element.readOnly) return;
    const { value, selectionStart, selectionEnd } = element;
    const before = value.slice(0, selectionStart);
    if (selectionStart !== selectionEnd || (!isOnDemand && before.trim() === '')) return;
    const after = value.slice(selectionEnd);
    const isRightToLeft = getComputedStyle(element).direction === 'rtl';
    setAsked({ before, after, staleId: completion.requestId, isOnDemand, isRightToLeft });
    // It never rejects; how it ends is read off it.
    void completion.complete(toPrompt(before, after));
  }

  function pause() {
    clearTimeout(timer.current);
    if (delayMs !== Infinity) timer.current = setTimeout(() => askLater.current(), delayMs);
  }

  function dismiss() {
    clearTimeout(timer.current);
    drop();
  }

  function drop() {
    if (!asked) return;
    setAsked(undefined);
    // Whatever is under way was asked for what is dropped.
    if (completion.status === 'pending' || completion.status === 'streaming') completion.stop();
  }

  function accept(unit?: 'word') {
    const element = field.current;
    if (!element || !ghost) return;
    element.setSelectionRange(caret, caret);
    isAccepting.current = true;
    insertText(element, unit ? takeWord(ghost) : ghost);
    isAccepting.current = false;
  }

  function pressKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.defaultPrevented || isComposing(event)) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isMod = (ctrlKey || metaKey) && !altKey && !shiftKey;
    const isPlain = !ctrlKey && !metaKey && !altKey && !shiftKey;
    // What broke off is not taken by a key that one may press without looking.
    const isOffered = ghost !== '' && suggested !== 'partial';
    if (key === ' ' && isMod) ask(true);
    else if (key === 'Escape' && isPlain && asked) dismiss();
    else if (key === 'Tab' && isPlain && isOffered) accept();
    else if (key === (asked?.isRightToLeft ? 'ArrowLeft' : 'ArrowRight') && isMod && isOffered)
      accept('word');
    else return;
    event.preventDefault();
  }

  return {
    ...suggestion,
    isOnDemand: asked?.isOnDemand ?? false,
    isRightToLeft: asked?.isRightToLeft ?? false,
    ask: () => {
      const element = field.current;
      // Who has not been in the field wants it to go on, and not to be begun anew.
      if (element?.selectionEnd === 0) element.setSelectionRange(element.value.length, element.value.length);
      element?.focus();
      ask(true);
    },
    accept,
    dismiss,
    pressKey,
    written(next, isInputMethod) {
      if (readSuggestion(asked, next, completion).suggested !== 'none') return;
      dismiss();
      // Who accepts has not written: the next one is theirs to ask for.
      if (!isInputMethod && !isAccepting.current) pause();
    },
    moved() {
      const { selectionStart, selectionEnd } = field.current ?? {};
      if (asked && caret >= 0 && (selectionStart !== caret || selectionEnd !== caret)) dismiss();
    },
    left: () => clearTimeout(timer.current),
  };
}
