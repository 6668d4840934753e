'use client';
/**
 * The form one writes in: a text field that grows, and one button that sends or stops. Enter sends, Shift+Enter makes
 * a line, Esc stops. The draft is the person's: it survives a stop, an error and a send that was refused.
 */
import { type ComponentProps, type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { Status } from '../../machine/state';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { SendOrStop } from '../send-or-stop/send-or-stop';
import { COMPOSER_ENGLISH } from './composer-labels';
import { useAutosize } from './use-autosize';
import { useDraft } from './use-draft';

/** Props of {@link Composer}; what is not named here goes to the `<form>`. */
export interface ComposerProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'children'> {
  /** The status of the stream. While a reply is on its way one can write, but not send. */
  status: Status;
  /**
   * Takes the text. `false`, an exception, or a promise of either refuses it, and the draft stays (or comes back, if
   * nothing was written meanwhile). Anything else accepts it.
   */
  onSend(text: string): unknown;
  onStop?: (() => void) | undefined;
  /** The draft, where the app keeps it (one per thread, say); else the composer does. */
  draft?: string | undefined;
  onDraftChange?: ((draft: string) => void) | undefined;
  disabled?: boolean | undefined;
  placeholder?: string | undefined;
  /** What stands beside the button: attachments, a model picker. */
  actions?: ReactNode;
  labels?: Partial<Labels> | undefined;
}

/**
 * Writes and sends a message.
 *
 * @example
 * ```tsx
 * <Composer status={stream.status} onSend={(text) => stream.start(text)} onStop={stream.stop} />
 * ```
 */
export function Composer({
  status,
  onSend,
  onStop,
  draft: givenDraft,
  onDraftChange,
  disabled = false,
  placeholder,
  actions,
  labels,
  className,
  onKeyDown,
  ...rest
}: ComposerProps) {
  const text = useLabels(COMPOSER_ENGLISH, labels);
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, setDraft, send } = useDraft({ draft: givenDraft, onDraftChange, onSend });
  const busy = isBusy(status);
  const canSend = !disabled && !busy && draft.trim() !== '';
  useAutosize(field, draft);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (canSend) send();
  }

  function pressKey(event: KeyboardEvent<HTMLFormElement>) {
    onKeyDown?.(event);
    if (event.defaultPrevented || isComposing(event)) return;
    if (event.key === 'Escape' && busy && onStop) {
      event.preventDefault();
      onStop();
    } else if (event.key === 'Enter' && event.target === field.current && !event.shiftKey) {
      event.preventDefault();
      if (canSend && !event.repeat) send();
    }
  }

  return (
    <form
      {...rest}
      data-slot="dk-composer"
      data-status={status}
      data-disabled={disabled || undefined}
      onSubmit={submit}
      onKeyDown={pressKey}
      className={joinClasses(
        'dk:mx-auto dk:flex dk:w-full dk:max-w-measure dk:flex-col dk:gap-1 dk:rounded-corner dk:border dk:border-input',
        'dk:bg-card dk:p-2 dk:text-foreground dk:shadow-sm dk:transition-[border-color,box-shadow] dk:motion-reduce:transition-none',
        'dk:has-[textarea:focus-visible]:border-ring dk:has-[textarea:focus-visible]:ring-3 dk:has-[textarea:focus-visible]:ring-ring/20',
        // Shadows are not painted in forced colours.
        'dk:forced-colors:has-[textarea:focus-visible]:outline-2',
        'dk:data-disabled:opacity-60',
        className,
      )}
    >
      <textarea
        ref={field}
        data-slot="dk-composer-input"
        rows={1}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        disabled={disabled}
        placeholder={placeholder ?? text.placeholder}
        aria-label={text.composer}
        enterKeyHint="send"
        dir="auto"
        className={joinClasses(
          'dk:field-sizing-content dk:max-h-[min(40svh,20rem)] dk:min-h-9 dk:w-full dk:resize-none dk:px-2 dk:py-1.5',
          'dk:text-body dk:leading-normal dk:outline-none dk:placeholder:text-muted-foreground dk:placeholder:opacity-100',
        )}
      />
      <div data-slot="dk-composer-bar" className="dk:flex dk:items-end dk:gap-2">
        <div
          data-slot="dk-composer-actions"
          className="dk:flex dk:min-w-0 dk:flex-1 dk:flex-wrap dk:items-center dk:gap-2"
        >
          {actions}
        </div>
        <SendOrStop status={status} onStop={onStop} canSend={canSend} disabled={disabled} labels={labels} />
      </div>
    </form>
  );
}

/** An Enter that ends a word in an input method. Safari reports it after composition ended, with the key code 229. */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
