'use client';
/**
 * The form one writes in: the files that go along, a text field that grows, and one button that sends or stops. The draft
 * is the person's: it survives a stop, an error, a send that was refused, and with a key another thread too.
 */
import {
  type ComponentProps,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { Status } from '../../machine/state';
import type { UploadsState } from '../../react/use-uploads';
import type { FilePart } from '../../uploads/create-uploads';
import type { UploadOptions } from '../../uploads/upload-options';
import { AttachButton } from '../attachments/attach-button';
import { Attachments } from '../attachments/attachments';
import { DropOverlay } from '../attachments/drop-overlay';
import { useFileDrop } from '../attachments/use-file-drop';
import { isBusy } from '../is-busy';
import { isComposing } from '../is-composing';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { SendOrStop } from '../send-or-stop/send-or-stop';
import { COMPOSER_ENGLISH } from './composer-labels';
import { ComposerNote, type ComposerNoteProps } from './composer-note';
import { readAnswer } from './read-answer';
import { useAutosize } from './use-autosize';
import { useComposerFiles } from './use-composer-files';
import { useDraft } from './use-draft';
import { useHistory } from './use-history';

/** Props of {@link Composer}; what is not named here goes to the `<form>`. */
export interface ComposerProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'children'> {
  /** The status of the stream. While a reply is on its way one can write, but not send. */
  status: Status;
  /**
   * Takes the text, and the files that are attached. `false`, an exception, or a promise of either refuses them, and both
   * stay (or come back, if nothing was written or attached meanwhile). Anything else accepts them.
   */
  onSend(text: string, files: readonly FilePart[]): unknown;
  /** Ends the reply that is on its way: the button stops then, instead of sending. */
  onStop?: (() => void) | undefined;
  /** What sends: Enter, while Shift+Enter makes a line (default), or Ctrl+Enter and ⌘Enter, while Enter makes one. */
  sendOn?: 'enter' | 'mod-enter' | undefined;
  /** The draft, where the app keeps it; else the composer does. */
  draft?: string | undefined;
  /** Is told each change of the draft. */
  onDraftChange?: ((draft: string) => void) | undefined;
  /**
   * Keeps a draft for each key, such as the id of the thread: in the session's storage, so that it outlives a reload. What
   * is in the field changes with the key.
   */
  draftKey?: string | undefined;
  /** What was sent before, the oldest first. ↑ in an empty field recalls the last, another ↑ the one before; ↓ goes back. */
  history?: readonly string[] | undefined;
  /** What `useUploads` gives, one for each thread: files can be picked, pasted and dropped then, and go along. */
  uploads?: UploadsState | undefined;
  /** Which files can be picked, as `useUploads` has it. */
  accept?: UploadOptions['accept'];
  /** The most characters a message may have, counted as `maxLength` does. Nothing is cut: more than that is not sent. */
  maxChars?: number | undefined;
  /** Nothing can be written or sent. */
  disabled?: boolean | undefined;
  /** What stands in the empty field. */
  placeholder?: string | undefined;
  /** What stands beside the button: a model picker, say. */
  actions?: ReactNode;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

const NO_HISTORY: readonly string[] = [];

/**
 * Writes and sends a message.
 *
 * @example
 * ```tsx
 * const uploads = useUploads();
 * <Composer
 *   status={chat.status}
 *   onSend={(text, files) => chat.send([{ type: 'text', text }, ...files])}
 *   onStop={chat.stop}
 *   draftKey={threadId}
 *   uploads={uploads}
 * />
 * ```
 */
export function Composer({
  status,
  onSend,
  onStop,
  sendOn = 'enter',
  draft: givenDraft,
  onDraftChange,
  draftKey,
  history = NO_HISTORY,
  uploads,
  accept,
  maxChars,
  disabled = false,
  placeholder,
  actions,
  labels,
  className,
  onKeyDown,
  ...rest
}: ComposerProps) {
  const text = useLabels(COMPOSER_ENGLISH, labels);
  const noteId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, setDraft, clear } = useDraft({ draft: givenDraft, draftKey, onDraftChange });
  const files = useComposerFiles(uploads);
  const recall = useHistory({ history, field, draft, setDraft });
  const { isOver, dropProps } = useFileDrop(disabled ? undefined : uploads?.add);
  /** The draft that is to be sent as soon as its files are there. */
  const [awaited, setAwaited] = useState<{ draft: string; draftKey: string | undefined }>();
  useAutosize(field, draft);

  const busy = isBusy(status);
  const left = maxChars === undefined ? Infinity : maxChars - draft.length;
  const isWhole = left >= 0 && !files.failed && (draft.trim() !== '' || files.uploads.length > 0);
  const canSend = isWhole && !disabled && !busy;
  // What was changed since, or belongs to another thread, is not what one wanted to send.
  const isAwaited = isWhole && awaited?.draft === draft && awaited.draftKey === draftKey;
  if (awaited && !isAwaited) setAwaited(undefined);

  function send() {
    if (!canSend) return;
    if (files.underWay) return setAwaited({ draft, draftKey });
    setAwaited(undefined);
    const answer = onSend(draft.trim(), files.parts);
    if (answer === false) return;
    const restore = clear();
    const release = files.hold();
    readAnswer(answer, (isAccepted) => {
      if (!isAccepted) restore();
      release(isAccepted);
    });
  }

  const isReady = isAwaited && canSend && !files.underWay;
  useEffect(() => {
    // By the form, so that an error of the app stays one of an event.
    if (isReady) field.current?.form?.requestSubmit();
  }, [isReady]);

  function pressKey(event: KeyboardEvent<HTMLFormElement>) {
    onKeyDown?.(event);
    if (event.defaultPrevented || isComposing(event)) return;
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const isInField = event.target === field.current;
    const isMod = ctrlKey || metaKey;
    if (key === 'Escape' && (isAwaited || (busy && onStop))) {
      event.preventDefault();
      if (isAwaited) setAwaited(undefined);
      else onStop?.();
    } else if (key === 'Enter' && isInField && !shiftKey && (isMod || sendOn === 'enter')) {
      event.preventDefault();
      if (!event.repeat) send();
    } else if ((key === 'ArrowUp' || key === 'ArrowDown') && isInField && !shiftKey && !isMod && !altKey) {
      if (recall(key)) event.preventDefault();
    }
  }

  /** The last one takes its button with it, so the field takes the focus. */
  function forget(id: string) {
    uploads?.remove(id);
    if (files.uploads.length === 1) field.current?.focus();
  }

  const note = describe();
  function describe(): ComposerNoteProps['note'] {
    if (left < 0) return { about: 'long', text: text.charsOver(-left) };
    if (files.failed) return { about: 'failed', text: text.filesFailed(files.failed) };
    if (isAwaited) return { about: 'waiting', text: text.waitsForFiles(files.underWay) };
    return maxChars && left <= Math.max(20, maxChars / 10)
      ? { about: 'left', text: text.charsLeft(left) }
      : undefined;
  }

  return (
    <form
      {...dropProps}
      {...rest}
      data-slot="dk-composer"
      data-status={status}
      data-disabled={disabled || undefined}
      data-over={isOver || undefined}
      data-waiting={isAwaited || undefined}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={pressKey}
      className={joinClasses(
        'dk:relative dk:mx-auto dk:flex dk:w-full dk:max-w-measure dk:flex-col dk:gap-1 dk:rounded-corner dk:border',
        'dk:border-input dk:bg-card dk:p-2 dk:text-foreground dk:shadow-sm',
        'dk:has-[textarea:focus-visible]:border-ring dk:has-[textarea:focus-visible]:ring-3 dk:has-[textarea:focus-visible]:ring-ring/20',
        // Shadows are not painted in forced colours.
        'dk:forced-colors:has-[textarea:focus-visible]:outline-2',
        'dk:data-disabled:opacity-60',
        className,
      )}
    >
      {uploads && (
        <Attachments
          uploads={{ uploads: files.uploads, retry: uploads.retry, remove: forget }}
          className="dk:not-has-[>:only-child]:mb-1"
          labels={labels}
        />
      )}
      <textarea
        ref={field}
        data-slot="dk-composer-input"
        rows={1}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        disabled={disabled}
        placeholder={placeholder ?? text.placeholder}
        aria-label={text.composer}
        aria-describedby={note && noteId}
        aria-invalid={left < 0 || undefined}
        enterKeyHint={sendOn === 'enter' ? 'send' : 'enter'}
        dir="auto"
        className={joinClasses(
          'dk:field-sizing-content dk:max-h-[min(40svh,20rem)] dk:min-h-9 dk:w-full dk:resize-none dk:px-2 dk:py-1.5',
          'dk:text-body dk:leading-normal dk:outline-none dk:placeholder:text-muted-foreground dk:placeholder:opacity-100',
        )}
      />
      <div data-slot="dk-composer-bar" className="dk:flex dk:items-center dk:gap-2">
        <div
          data-slot="dk-composer-actions"
          className="dk:flex dk:min-w-11 dk:flex-1 dk:flex-wrap dk:items-center dk:gap-2"
        >
          {uploads && (
            <AttachButton onFiles={uploads.add} accept={accept} isInert={disabled} labels={labels} />
          )}
          {actions}
        </div>
        <ComposerNote id={noteId} note={note} />
        <SendOrStop
          status={status}
          onStop={onStop}
          canSend={canSend && !isAwaited}
          disabled={disabled}
          labels={labels}
        />
      </div>
      {isOver && <DropOverlay labels={labels} />}
    </form>
  );
}
