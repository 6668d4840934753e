'use client';
/**
 * A text field that completes what one writes: the suggestion stands behind the caret, in a layer under the field, and
 * what is written stays untouched until it is accepted.
 */
import { type ComponentProps, useId, useRef, useState } from 'react';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { STATUS_NOTE_ENGLISH } from '../status-note/status-note-labels';
import { CompletionBar } from './completion-bar';
import { COMPLETION_FIELD_ENGLISH } from './completion-field-labels';
import type { CompletionSource } from './read-suggestion';
import { useInlineCompletion } from './use-inline-completion';

/** Props of {@link CompletionField}; what is not named here goes to the outer `<div>`. */
export interface CompletionFieldProps
  extends Omit<ComponentProps<'div'>, 'onChange' | 'defaultValue' | 'children'> {
  /** What `useCompletion` gives; a field has one of its own. */
  completion: CompletionSource;
  /** What is written, where the app keeps it; else the field does. */
  value?: string | undefined;
  /** What it begins with, where the field keeps it. */
  defaultValue?: string | undefined;
  /** Is told each change, also that a suggestion was taken. */
  onChange?: ((value: string) => void) | undefined;
  /** How long one pauses before it asks, in milliseconds. Default 400; `Infinity` asks on demand alone. */
  delayMs?: number | undefined;
  /** Makes what `complete` gets of what stands before and after the caret. Default: what stands before it. */
  toPrompt?: ((before: string, after: string) => string) | undefined;
  /** What goes to the `<textarea>`, such as a `name`, a `placeholder` or `rows`. */
  field?: Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue' | 'onChange' | 'ref'> | undefined;
  /** Nothing can be written, and nothing is asked for. */
  disabled?: boolean | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Completes what one writes. It asks after a pause, by Ctrl+Space or by its button. Tab accepts what is shown, Ctrl+→ (⌘→;
 * ← where one writes from right to left) its next word, Esc dismisses it and stops the request; who writes what it says
 * keeps it, and anything else dismisses it.
 *
 * Tab accepts only while there is a suggestion; at any other time it leaves the field, so Esc, then Tab, always does. A
 * suggestion that broke off says so, and is accepted by the button alone. Where there is text behind the caret, the
 * suggestion stands below the field.
 *
 * @example
 * ```tsx
 * const completion = useCompletion({ url: '/api/complete' });
 * <CompletionField completion={completion} value={text} onChange={setText} />
 * ```
 */
export function CompletionField({
  completion,
  value,
  defaultValue = '',
  onChange,
  delayMs = 400,
  toPrompt = takeBefore,
  field: fieldProps = {},
  disabled = false,
  labels,
  className,
  ...rest
}: CompletionFieldProps) {
  const text = useLabels(COMPLETION_FIELD_ENGLISH, labels);
  const note = useLabels(STATUS_NOTE_ENGLISH, labels);
  const hintId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [own, setOwn] = useState(defaultValue);
  const written = value ?? own;
  const inline = useInlineCompletion({ completion, field, text: written, delayMs, toPrompt });
  const { suggested, ghost, caret } = inline;
  const before = written.slice(0, caret < 0 ? undefined : caret);
  const after = written.slice(before.length);
  // Over what is written there is no room for it.
  const isAside = after.trim() !== '';
  const why = describe();
  const spoken = {
    whole: text.suggestionSays(inline.text),
    cut: text.suggestionBroke(inline.text, why),
    partial: text.suggestionBroke(inline.text, why),
    failed: inline.isOnDemand ? text.noSuggestion(why) : '',
    empty: inline.isOnDemand ? text.noSuggestion() : '',
    ...{ none: '', waiting: '', coming: '' },
  }[suggested];

  /** Why it is not whole. */
  function describe(): string {
    const { status, error, reason, display } = completion;
    if (status === 'completed') return note.finished(display.finishReason) ?? '';
    return error ? note.failed(error.kind, error.phase) : note.cancelled(reason);
  }

  return (
    <div
      {...rest}
      data-slot="dk-completion-field"
      data-status={completion.status}
      data-suggested={suggested}
      data-disabled={disabled || undefined}
      className={joinClasses(
        'dk:flex dk:w-full dk:flex-col dk:rounded-corner dk:border dk:border-input dk:bg-card dk:text-foreground',
        'dk:has-[textarea:focus-visible]:border-ring dk:has-[textarea:focus-visible]:ring-3',
        'dk:has-[textarea:focus-visible]:ring-ring/20 dk:forced-colors:has-[textarea:focus-visible]:outline-2',
        className,
      )}
    >
      <div
        data-slot="dk-completion-text"
        className="dk:grid dk:max-h-[min(50svh,24rem)] dk:overflow-y-auto dk:text-body dk:leading-normal"
      >
        {/* The layer is as high as all that it shows, and the field as high as the layer: nothing in it scrolls by itself. */}
        <div
          data-slot="dk-completion-mirror"
          aria-hidden="true"
          dir="auto"
          className={
            'dk:pointer-events-none dk:col-start-1 dk:row-start-1 dk:min-w-0 dk:px-3 dk:py-2.5 ' +
            'dk:break-words dk:whitespace-pre-wrap dk:[unicode-bidi:plaintext]'
          }
        >
          <span data-slot="dk-completion-written" className="dk:invisible">
            {before}
          </span>
          {!isAside && (
            <span
              data-slot="dk-completion-ghost"
              className="dk:text-muted-foreground dk:underline dk:decoration-dotted dk:decoration-1 dk:underline-offset-4"
            >
              {ghost}
            </span>
          )}
          {/* A line that has only begun has its height too. */}
          <span data-slot="dk-completion-written" className="dk:invisible">
            {`${after}\u200b`}
          </span>
        </div>
        <textarea
          rows={3}
          dir="auto"
          aria-label={text.completionField}
          {...fieldProps}
          ref={field}
          data-slot="dk-completion-input"
          value={written}
          disabled={disabled}
          aria-autocomplete="inline"
          aria-describedby={joinClasses(hintId, fieldProps['aria-describedby'])}
          onChange={(event) => {
            const { value: next } = event.currentTarget;
            if (value === undefined) setOwn(next);
            onChange?.(next);
            inline.written(next, (event.nativeEvent as InputEvent).isComposing);
          }}
          onCompositionEnd={(event) => {
            fieldProps.onCompositionEnd?.(event);
            inline.written(event.currentTarget.value, false);
          }}
          onSelect={(event) => {
            fieldProps.onSelect?.(event);
            inline.moved();
          }}
          onBlur={(event) => {
            fieldProps.onBlur?.(event);
            inline.left();
          }}
          onKeyDown={(event) => {
            fieldProps.onKeyDown?.(event);
            inline.pressKey(event);
          }}
          className={joinClasses(
            'dk:relative dk:col-start-1 dk:row-start-1 dk:min-w-0 dk:resize-none dk:overflow-hidden dk:px-3 dk:py-2.5',
            'dk:bg-transparent dk:outline-none dk:disabled:opacity-60 dk:break-words dk:placeholder:text-muted-foreground dk:placeholder:opacity-100',
            fieldProps.className,
          )}
        />
      </div>
      {isAside && ghost && (
        <div
          data-slot="dk-completion-aside"
          aria-hidden="true"
          dir="auto"
          className={
            'dk:mx-3 dk:border-s-2 dk:border-input dk:ps-3 dk:text-body dk:leading-normal dk:wrap-anywhere ' +
            'dk:whitespace-pre-wrap dk:text-muted-foreground'
          }
        >
          {ghost.trim()}
        </div>
      )}
      <CompletionBar
        hintId={hintId}
        inline={inline}
        field={field}
        why={why}
        isInert={disabled}
        labels={labels}
      />
      <span data-slot="dk-completion-voice" role="status" className="dk:sr-only">
        {spoken}
      </span>
    </div>
  );
}

function takeBefore(before: string): string {
  return before;
}
