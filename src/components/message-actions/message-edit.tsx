'use client';
/** The form in which a message is written anew. Enter sends, Shift+Enter makes a line, Esc leaves it as it was. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../button/button';
import { useAutosize } from '../composer/use-autosize';
import { isComposing } from '../is-composing';
import { useHandOver } from '../use-hand-over';
import type { MessageActionsLabels } from './message-actions-labels';

/** Props of {@link MessageEdit}. */
export interface MessageEditProps {
  /** What it says so far. */
  text: string;
  onSend(text: string): void;
  onCancel(): void;
  strings: MessageActionsLabels;
}

export function MessageEdit({ text, onSend, onCancel, strings }: MessageEditProps) {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(text);
  const canSend = draft.trim() !== '';
  useAutosize(field, draft);
  useHandOver(form);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);

  function send() {
    if (canSend) onSend(draft.trim());
  }

  function pressKey(event: KeyboardEvent<HTMLFormElement>) {
    if (isComposing(event)) return;
    const isEnter = event.key === 'Enter' && event.target === field.current && !event.shiftKey;
    if (!isEnter && event.key !== 'Escape') return;
    // An Esc is spent on this form: it does not also stop a reply.
    event.preventDefault();
    event.stopPropagation();
    if (!isEnter) onCancel();
    else if (!event.repeat) send();
  }

  return (
    <form
      ref={form}
      data-slot="dk-message-edit"
      data-action="edit"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={pressKey}
      className={
        'dk:flex dk:w-full dk:min-w-[min(20rem,80vw)] dk:flex-col dk:gap-2 dk:rounded-corner dk:border dk:border-input dk:bg-card dk:p-2 ' +
        'dk:has-[textarea:focus-visible]:outline-2 dk:outline-ring'
      }
    >
      <textarea
        ref={field}
        data-slot="dk-message-edit-input"
        rows={1}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        aria-label={strings.editField}
        enterKeyHint="send"
        dir="auto"
        className={
          'dk:field-sizing-content dk:max-h-[40svh] dk:min-h-9 dk:w-full dk:resize-none dk:px-2 dk:py-1.5 ' +
          'dk:text-body dk:leading-normal dk:outline-none'
        }
      />
      <div data-slot="dk-message-edit-bar" className="dk:flex dk:justify-end dk:gap-2">
        <Button slot="dk-message-edit-cancel" look="quiet" onClick={onCancel}>
          {strings.editCancel}
        </Button>
        <Button slot="dk-message-edit-send" look="main" type="submit" isInert={!canSend}>
          {strings.editSend}
        </Button>
      </div>
    </form>
  );
}
