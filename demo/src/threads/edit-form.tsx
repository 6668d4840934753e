/** What was said, to be said otherwise. Enter sends, Esc leaves it as it was. */
import { type FormEvent, type KeyboardEvent, useState } from 'react';

interface EditFormProps {
  text: string;
  onSend(text: string): void;
  onCancel(): void;
}

const BUTTON = 'h-8 cursor-pointer rounded-full px-3.5 text-sm font-medium pointer-coarse:h-11';

export function EditForm({ text, onSend, onCancel }: EditFormProps) {
  const [draft, setDraft] = useState(text);
  const said = draft.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (said !== '') onSend(said);
  }

  function pressKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isSend = event.key === 'Enter' && !event.shiftKey && event.target instanceof HTMLTextAreaElement;
    if (event.key !== 'Escape' && !isSend) return;
    event.preventDefault();
    if (event.key === 'Escape') onCancel();
    else if (said !== '') onSend(said);
  }

  return (
    // Keys are heard from the field and the buttons.
    <form
      onSubmit={submit}
      onKeyDown={pressKey}
      className="flex w-full flex-col gap-2 rounded-2xl border border-input bg-card p-3 has-[textarea:focus-visible]:border-ring"
    >
      <textarea
        // The person has just asked for it.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        aria-label="Your message"
        rows={1}
        value={draft}
        onFocus={({ currentTarget }) => currentTarget.setSelectionRange(draft.length, draft.length)}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        className="field-sizing-content max-h-60 w-full resize-none outline-none"
      />
      <div className="flex justify-end gap-1.5">
        <button type="button" onClick={onCancel} className={`${BUTTON} hover:bg-muted`}>
          Cancel
        </button>
        <button
          type="submit"
          disabled={said === ''}
          className={`${BUTTON} bg-primary text-primary-foreground disabled:opacity-40`}
        >
          Send again
        </button>
      </div>
    </form>
  );
}
