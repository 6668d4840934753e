/** `deltakit`: the hooks, and the types that they speak of. */
export type {
  ChatMessage,
  ChatRole,
  ChatToolCall,
  MessageBranch,
  MessagePart,
  MessageTiming,
  ToolCallState,
  ToolResult,
} from './chat/chat-message';
export type { ChatMessageOf, MessagePartOf } from './chat/chat-message-of';
export type { ChatActions, ChatSnapshot, MessageInput, TurnOutcome, UserInput } from './chat/chat-options';
export type { SavedThread, ThreadStorage, ThreadSummary } from './chat/saved-thread';
export type { Delta, FinishReason, ReplyFile, Source, Usage } from './deltas/delta';
export type { WireFormat } from './deltas/wire-format';
export type { Pacing } from './display/create-display';
export type { Input, PromptRequest } from './engine/engine-options';
export type { LifecycleEvent } from './engine/lifecycle';
export {
  isStreamError,
  type OutputIssue,
  StreamError,
  type StreamErrorKind,
} from './errors';
export type { Part, Reply, ReplyData, ToolCall } from './machine/reply';
export type { CancelReason, Outcome, Status } from './machine/state';
export type { OutcomeOf, Schema } from './react/schema-options';
export type { StreamState } from './react/stream-state';
export { type UseChat, type UseChatOptions, useChat } from './react/use-chat';
export { type Completion, type UseCompletionOptions, useCompletion } from './react/use-completion';
export { type Job, type UseJobOptions, useJob } from './react/use-job';
export { type LLMStream, type UseLLMStreamOptions, useLLMStream } from './react/use-llm-stream';
export { type UploadsState, useUploads } from './react/use-uploads';
export type { DeepPartial } from './structured/deep-partial';
export type { Tool, ToolContext, Tools } from './tools/tool';
export type { ToolCallOf, ToolResultOf } from './tools/tool-call-of';
export type { ToolError, ToolErrorKind } from './tools/tool-error';
export type { FilePart, Upload } from './uploads/create-uploads';
export { UploadError, type UploadErrorKind } from './uploads/upload-error';
export type { SendFile, UploadOptions } from './uploads/upload-options';
export { type UploadToInit, uploadTo } from './uploads/upload-to';
export type { ThreadUsage } from './usage/add-usage';
export type { Budget, BudgetState, Spending } from './usage/check-budget';
export type { Prices } from './usage/cost-of';
