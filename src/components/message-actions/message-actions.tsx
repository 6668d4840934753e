'use client';
/**
 * What can be done with a message, in a row below it that is one stop of the Tab key. What an app gives no callback for
 * is not there. To write a message anew, a form takes the row's place.
 */
import { type ComponentProps, type ReactNode, useRef, useState } from 'react';
import { Button } from '../button/button';
import { useCopy } from '../copy/use-copy';
import {
  COPY_ICON,
  DONE_ICON,
  DOWNLOAD_ICON,
  EDIT_ICON,
  MARKDOWN_ICON,
  RETRY_ICON,
  THUMB_DOWN_ICON,
  THUMB_UP_ICON,
  WARNING_ICON,
} from '../icon/icon-paths';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { saveFile } from '../save-file';
import { useHandOver } from '../use-hand-over';
import { useRovingFocus } from '../use-roving-focus';
import type { MESSAGE_ACTIONS } from './message-actions-data';
import { MESSAGE_ACTIONS_ENGLISH } from './message-actions-labels';
import { MessageBranch } from './message-branch';
import { MessageEdit } from './message-edit';
import { readSeen } from './read-seen';

/** What a person thinks of an answer; nothing, as long as they have not said, or have taken it back. */
export type Feedback = 'up' | 'down' | undefined;

/** Props of {@link MessageActions}; what is not named here goes to the row of buttons. */
export interface MessageActionsProps extends Omit<ComponentProps<'div'>, 'ref' | 'onFocus' | 'onKeyDown'> {
  /** The message as it was written, in markdown: offers to copy it, so or as it is seen on the page. */
  text?: string | undefined;
  /** Under which name to save `text` as a file, such as `answer.md`: offers to. */
  fileName?: string | undefined;
  /** Offers to save the message in the app's own way. */
  onExport?: (() => void) | undefined;
  /** Offers to answer again. */
  onRegenerate?: (() => void) | undefined;
  /** Offers to write the message anew, beginning with `text`, and takes what it says then. */
  onEdit?: ((text: string) => void) | undefined;
  /** Which of several versions is shown, from 0, as a `ChatMessage` has it. */
  branch?: { readonly index: number; readonly count: number } | undefined;
  /** Offers the other versions, where there are some. */
  onBranch?: ((index: number) => void) | undefined;
  /** What the person thought of it. */
  feedback?: Feedback;
  /** Offers to judge the message. */
  onFeedback?: ((feedback: Feedback) => void) | undefined;
  /** The app's own buttons, behind the others. */
  children?: ReactNode;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

type Action = (typeof MESSAGE_ACTIONS)[number];

const COPY_RESULT_ICONS = { copied: DONE_ICON, failed: WARNING_ICON };

/**
 * The buttons of a message: inside of a `Message` they copy what is seen of it.
 *
 * @example
 * ```tsx
 * <MessageActions
 *   text={message.text}
 *   onRegenerate={() => chat.regenerate(message.id)}
 *   branch={message.branch}
 *   onBranch={(index) => chat.selectBranch(message.id, index)}
 * />
 * ```
 */
export function MessageActions({
  text = '',
  fileName,
  onExport,
  onRegenerate,
  onEdit,
  branch,
  onBranch,
  feedback,
  onFeedback,
  children,
  labels,
  className,
  ...rest
}: MessageActionsProps) {
  const strings = useLabels(MESSAGE_ACTIONS_ENGLISH, labels);
  const bar = useRef<HTMLDivElement>(null);
  const [isEditing, setEditing] = useState(false);
  const { result, copy } = useCopy();
  const [copied, setCopied] = useState<Action>();
  const roving = useRovingFocus(bar, 'button, a[href]', 'inline');
  useHandOver(bar, isEditing);

  if (onEdit && isEditing)
    return (
      <MessageEdit
        text={text}
        strings={strings}
        onCancel={() => setEditing(false)}
        onSend={(next) => {
          setEditing(false);
          onEdit(next);
        }}
      />
    );

  function button(action: Action, icon: string, label: string, onClick: () => void, isPressed?: boolean) {
    return (
      <Button
        slot="dk-message-action"
        look="icon"
        icon={icon}
        label={label}
        onClick={onClick}
        data-action={action}
        aria-pressed={isPressed}
      />
    );
  }

  function copyButton(action: 'copy' | 'copy-markdown', icon: string, label: string) {
    const state = copied === action ? result : undefined;
    return button(action, state ? COPY_RESULT_ICONS[state] : icon, label, () => {
      const body = bar.current
        ?.closest('[data-slot=dk-message]')
        ?.querySelector<HTMLElement>('[data-slot=dk-message-body]');
      setCopied(action);
      void copy((action === 'copy' && body && readSeen(body)) || text, body ?? null);
    });
  }

  function judge(opinion: 'up' | 'down', icon: string, label: string) {
    const isPressed = feedback === opinion;
    return button(opinion, icon, label, () => onFeedback?.(isPressed ? undefined : opinion), isPressed);
  }

  const save = onExport ?? (fileName && text ? () => saveFile(text, fileName) : undefined);
  return (
    <div
      aria-label={strings.messageActions}
      {...rest}
      {...roving}
      ref={bar}
      role="toolbar"
      data-slot="dk-message-actions"
      className={joinClasses(
        'dk:flex dk:flex-wrap dk:items-center dk:empty:hidden',
        // What a person wrote is shown as it was written.
        'dk:group-data-[role=user]/message:[&>[data-action=copy-markdown]]:hidden',
        // In a thread, those of all but the last message show when one points at it or is in it.
        'dk:pointer-fine:group-[:not(:last-child,:hover,:focus-within)]/message:[&>:not([aria-pressed=true],[role=group])]:opacity-0',
        className,
      )}
    >
      {branch && branch.count > 1 && onBranch && (
        <MessageBranch {...branch} onBranch={onBranch} strings={strings} />
      )}
      {text && copyButton('copy', COPY_ICON, strings.copy)}
      {text && copyButton('copy-markdown', MARKDOWN_ICON, strings.copyMarkdown)}
      {onEdit && button('edit', EDIT_ICON, strings.edit, () => setEditing(true))}
      {onRegenerate && button('regenerate', RETRY_ICON, strings.regenerate, onRegenerate)}
      {onFeedback && judge('up', THUMB_UP_ICON, strings.feedbackUp)}
      {onFeedback && judge('down', THUMB_DOWN_ICON, strings.feedbackDown)}
      {save && button('save', DOWNLOAD_ICON, strings.saveMessage, save)}
      {children}
      {text && (
        <span
          role="status"
          data-slot="dk-message-copied"
          className={result === 'failed' ? 'dk:text-note dk:text-destructive dk:ps-2' : 'dk:sr-only'}
        >
          {result && (result === 'copied' ? strings.copied : strings.copyFailed)}
        </span>
      )}
    </div>
  );
}
