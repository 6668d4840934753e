/** `deltakit/components`: the parts of a chat. They need `deltakit/styles.css`, once, anywhere in the app. */
export type { DataSlot } from './components/all-data';
export { Announcer, type AnnouncerProps } from './components/announcer/announcer';
export type { Announce } from './components/announcer/use-announcement';
export { AttachButton, type AttachButtonProps } from './components/attachments/attach-button';
export { Attachments, type AttachmentsProps } from './components/attachments/attachments';
export { DropZone, type DropZoneProps } from './components/attachments/drop-zone';
export { type FileDrop, useFileDrop } from './components/attachments/use-file-drop';
export { Chat, type ChatProps } from './components/chat/chat';
export { ChatTurn, type ChatTurnProps } from './components/chat/chat-turn';
export {
  CompletionField,
  type CompletionFieldProps,
} from './components/completion-field/completion-field';
export type {
  CompletionSource,
  Suggested,
  Suggestion as InlineSuggestion,
} from './components/completion-field/read-suggestion';
export {
  type InlineCompletion,
  type InlineCompletionOptions,
  useInlineCompletion,
} from './components/completion-field/use-inline-completion';
export { Composer, type ComposerProps } from './components/composer/composer';
export { type Copy, type CopyResult, useCopy } from './components/copy/use-copy';
export type { DataContract, DataValue } from './components/data-contract';
export { ErrorNotice, type ErrorNoticeProps } from './components/error-notice/error-notice';
export type { NoticeError, ReplyError } from './components/error-notice/reply-error';
export { JobProgress, type JobProgressProps } from './components/job-progress/job-progress';
export type { Labels } from './components/labels/labels';
export { LabelsProvider, type LabelsProviderProps } from './components/labels/labels-provider';
export { LabelsContext, useLabels } from './components/labels/use-labels';
export { Limits, type LimitsProps } from './components/limits/limits';
export { type MarkdownView, MarkdownViewContext } from './components/message/markdown-view';
export { Message, type MessageProps } from './components/message/message';
export type { RenderPart, ShownPart } from './components/message/message-parts';
export { toReply } from './components/message/to-reply';
export {
  type Feedback,
  MessageActions,
  type MessageActionsProps,
} from './components/message-actions/message-actions';
export { PromptVersion, type PromptVersionProps } from './components/prompt-version/prompt-version';
export { Reasoning, type ReasoningProps } from './components/reasoning/reasoning';
export { RetryButton, type RetryButtonProps } from './components/retry-button/retry-button';
export { SendOrStop, type SendOrStopProps } from './components/send-or-stop/send-or-stop';
export { Citation, type CitationProps } from './components/sources/citation';
export { Sources, type SourcesProps } from './components/sources/sources';
export { type CitedSources, SourcesContext, useSources } from './components/sources/sources-context';
export { StatusNote, type StatusNoteProps } from './components/status-note/status-note';
export { StopButton, type StopButtonProps } from './components/stop-button/stop-button';
export { StructuredView, type StructuredViewProps } from './components/structured-view/structured-view';
export type { FieldView, FieldViews } from './components/structured-view/view-context';
export {
  type Suggestion,
  Suggestions,
  type SuggestionsProps,
} from './components/suggestions/suggestions';
export { JumpToLatest, type JumpToLatestProps } from './components/thread/jump-to-latest';
export { Thread, type ThreadProps } from './components/thread/thread';
export { type Earlier, type EarlierOptions, useEarlier } from './components/thread/use-earlier';
export { type FollowEnd, type FollowEndOptions, useFollowEnd } from './components/thread/use-follow-end';
export type { ListedThread } from './components/thread-list/group-threads';
export { ThreadList, type ThreadListProps } from './components/thread-list/thread-list';
export { ToolCall, type ToolCallProps } from './components/tool-call/tool-call';
export type { ToolState } from './components/tool-call/tool-state';
export { TypingIndicator, type TypingIndicatorProps } from './components/typing-indicator/typing-indicator';
export { Usage, type UsageProps } from './components/usage/usage';
export { isOwnBytes, isOwnPicture, toFileUrl, toWebUrl } from './components/web-url';
export { Welcome, type WelcomeProps } from './components/welcome/welcome';
