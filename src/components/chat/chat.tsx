'use client';
/**
 * A whole conversation in one element: what `useChat` gives in, thread, messages with what can be done with them,
 * notices, composer and announcer out. Each of its parts can be had alone, where an app wants another arrangement.
 */
import { type ComponentProps, type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { ChatActions, ChatSnapshot } from '../../chat/chat-options';
import type { UploadsState } from '../../react/use-uploads';
import type { Announce } from '../announcer/use-announcement';
import { Composer } from '../composer/composer';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { LabelsProvider } from '../labels/labels-provider';
import { useLabels } from '../labels/use-labels';
import type { MarkdownView } from '../message/markdown-view';
import type { RenderPart } from '../message/message-parts';
import { toReply } from '../message/to-reply';
import type { Feedback } from '../message-actions/message-actions';
import type { SuggestionsProps } from '../suggestions/suggestions';
import { Thread } from '../thread/thread';
import { Welcome } from '../welcome/welcome';
import { ChatMessages } from './chat-messages';
import { ChatNotice } from './chat-notice';
import { ChatVoice } from './chat-voice';

/** Props of {@link Chat}; what is not named here goes to the outer `<section>`. */
export interface ChatProps extends Omit<ComponentProps<'section'>, 'children'> {
  /** What `useChat` gave. */
  chat: ChatSnapshot & ChatActions;
  /** Shows replies as markdown: `Markdown` of `deltakit/markdown`, or a component of the app's own. */
  markdown?: MarkdownView | undefined;
  /** What `useUploads` gave: then files can be attached, pasted and dropped. */
  uploads?: UploadsState | undefined;
  /** What is there before the first message. Default: a greeting, with the `suggestions`. */
  welcome?: ReactNode;
  /** Prompts that one press sends. */
  suggestions?: SuggestionsProps['prompts'] | undefined;
  /** Where a new turn goes: to the end, as far as it is there, or to the top. Default `end`. */
  anchor?: 'end' | 'turn' | undefined;
  /** How much a screen reader is told. Default `final`. */
  announce?: Announce | undefined;
  /** Under which name the draft is kept, such as the id of the thread. */
  draftKey?: string | undefined;
  /** What stands in the empty field. */
  placeholder?: string | undefined;
  /** What stands beside the button of the composer. */
  composerActions?: ReactNode;
  /** Sources below it are shown only for who asks. */
  minScore?: number | undefined;
  /** Offers to judge replies. */
  feedbackOf?: ((messageId: string) => Feedback) | undefined;
  /** Is told what a person thinks of a reply. */
  onFeedback?: ((messageId: string, feedback: Feedback) => void) | undefined;
  /** Shows parts in the app's own way, such as a call that waits for an answer of the page. */
  renderPart?: RenderPart | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * A conversation, all of it.
 *
 * @example
 * ```tsx
 * <Chat chat={useChat({ url: '/api/chat' })} markdown={Markdown} />
 * ```
 */
export function Chat({
  chat,
  markdown,
  uploads,
  welcome,
  suggestions,
  anchor,
  announce,
  draftKey,
  placeholder,
  composerActions,
  minScore,
  feedbackOf,
  onFeedback,
  renderPart,
  labels,
  className,
  onKeyDown,
  ...rest
}: ChatProps) {
  const strings = useLabels<Partial<Labels>>(NO_STRINGS, labels);
  const { messages, status, error, isLoading, storageError, send, stop } = chat;
  const actions = useActions(chat);
  const last = messages.at(-1);
  const awaiting = last && findAwaiting(last);
  const said = useMemo(
    () => messages.flatMap(({ role, text }) => (role === 'user' && text ? [text] : [])),
    [messages],
  );

  function pressKey(event: KeyboardEvent<HTMLElement>) {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.key !== 'Escape' || !isBusy(status)) return;
    event.preventDefault();
    stop();
  }

  return (
    <LabelsProvider labels={strings}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard from whatever has the focus inside */}
      <section
        {...rest}
        data-slot="dk-chat"
        data-status={status}
        onKeyDown={pressKey}
        className={joinClasses('dk:flex dk:min-h-0 dk:flex-1 dk:flex-col dk:text-foreground', className)}
      >
        <Thread status={status} onStop={stop} markdown={markdown} anchor={anchor}>
          {messages.length > 0 ? (
            <ChatMessages
              messages={messages}
              actions={actions}
              minScore={minScore}
              feedbackOf={feedbackOf}
              onFeedback={onFeedback}
              renderPart={renderPart}
            />
          ) : (
            !isLoading &&
            (welcome ?? <Welcome suggestions={suggestions} onPick={(prompt) => void send(prompt)} />)
          )}
        </Thread>
        <div
          data-slot="dk-chat-foot"
          className="dk:mx-auto dk:flex dk:w-full dk:max-w-measure dk:flex-col dk:gap-2 dk:px-3 dk:pb-[max(0.75rem,env(safe-area-inset-bottom))]"
        >
          {error && last?.status !== 'failed' && <ChatNotice error={error} />}
          {storageError instanceof Error && <ChatNotice error={storageError} />}
          <Composer
            status={status}
            // What is said goes behind what is stored, once that is known.
            disabled={isLoading}
            onSend={(text, files) =>
              void send(
                files.length > 0 ? [...(text ? [{ type: 'text' as const, text }] : []), ...files] : text,
              )
            }
            onStop={stop}
            uploads={uploads}
            history={said}
            draftKey={draftKey}
            placeholder={placeholder}
            actions={composerActions}
          />
        </div>
        <ChatVoice
          announce={announce}
          status={status}
          reply={last && toReply(last)}
          error={error}
          reason={last?.reason}
          attempt={last?.attempt}
          attempts={last?.attempts}
          retryAt={last?.retryAt}
          awaiting={awaiting}
        />
      </section>
    </LabelsProvider>
  );
}

const NO_STRINGS: Partial<Labels> = {};

/** The same object as long as it is the same thread: a message that did not change is not rendered again. */
function useActions({ approve, deny, edit, regenerate, retry, selectBranch, stop }: ChatActions) {
  return useMemo(
    () => ({ approve, deny, edit, regenerate, retry, selectBranch, stop }),
    [approve, deny, edit, regenerate, retry, selectBranch, stop],
  );
}

/** The name of the tool that waits for a person, of a message. */
function findAwaiting({ parts }: ChatSnapshot['messages'][number]): string | undefined {
  for (const part of parts)
    if (part.type === 'tool-call' && part.call.state === 'awaiting-approval') return part.call.name;
  return undefined;
}
