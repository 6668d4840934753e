/** `deltakit/core`: everything without React. */

export { anthropicMessagesBody } from './bodies/anthropic-messages-body';
export type { BodyContext, CreateChatBody, ToolSpec } from './bodies/body-context';
export { geminiBody } from './bodies/gemini-body';
export { openaiChatBody } from './bodies/openai-chat-body';
export { openaiResponsesBody } from './bodies/openai-responses-body';
export { plainBody } from './bodies/plain-body';
export { settleMessages } from './bodies/settle-messages';
export { type TrimOptions, trimMessages } from './bodies/trim-messages';
export type {
  ChatMessage,
  ChatRole,
  ChatToolCall,
  MessagePart,
  ToolCallState,
  ToolResult,
} from './chat/chat-message';
export type {
  Chat,
  ChatOptions,
  ChatSnapshot,
  MessageInput,
  TurnOutcome,
  UserInput,
} from './chat/chat-options';
export { type CiteOptions, citeSources } from './chat/cite-sources';
export { createChat } from './chat/create-chat';
export type { SavedMessage, SavedThread, ThreadStorage, ThreadSummary } from './chat/saved-thread';
export { agUi } from './deltas/ag-ui';
export { aiSdkUi } from './deltas/ai-sdk-ui';
export { anthropicMessages } from './deltas/anthropic-messages';
export { cohere } from './deltas/cohere';
export type { Delta, FinishReason, ReplyFile, Source, Usage } from './deltas/delta';
export { gemini } from './deltas/gemini';
export { googleInteractions } from './deltas/google-interactions';
export { jsonBody } from './deltas/json-body';
export { jsonText } from './deltas/json-text';
export { ollama } from './deltas/ollama';
export { openaiChat } from './deltas/openai-chat';
export { openaiResponses } from './deltas/openai-responses';
export { rawText } from './deltas/raw-text';
export type { DeltaDecoder, WireFormat } from './deltas/wire-format';
export type { Pacing } from './display/create-display';
export { type FrameClock, pageClock } from './display/page-clock';
export type { ReadLimits } from './engine/create-delta-reader';
export { createEngine, type Engine } from './engine/create-engine';
export type { Snapshot } from './engine/create-publisher';
export type { Timeouts } from './engine/deadlines';
export type {
  EngineOptions,
  Input,
  Polling,
  PromptRequest,
  Review,
  ReviewedAttempt,
} from './engine/engine-options';
export type { LifecycleEvent } from './engine/lifecycle';
export type { ByteSource, ReadOptions } from './engine/read-batches';
export { readDeltas, readReply } from './engine/read-deltas';
export type { Attempt, Transport } from './engine/transport';
export {
  isStreamError,
  type OutputIssue,
  StreamError,
  type StreamErrorFacts,
  type StreamErrorKind,
  type TimeoutPhase,
} from './errors';
export type { Framing, StreamEvent } from './events/stream-event';
export { createJobTransport, type JobTransport } from './jobs/job-transport';
export type { Part, Reply, ReplyData, ToolCall } from './machine/reply';
export type { RetryPolicy } from './machine/retry-policy';
export type { CancelReason, Concurrency, Outcome, RequestInfo, State, Status } from './machine/state';
export type { Allowance, RateLimits } from './rate-limits';
export {
  createReview,
  type ReviewChunk,
  type ReviewContext,
  type ReviewText,
  type Verdict,
} from './review/create-review';
export { createValueParser, type ValueParser } from './structured/create-value-parser';
export type { DeepPartial } from './structured/deep-partial';
export type { ValuedReply } from './structured/follow-value';
export type { ElementWatch } from './structured/growing-value';
export { defineTool } from './tools/define-tool';
export { describeTools } from './tools/describe-tools';
export type { Tool, ToolContext, Tools } from './tools/tool';
export { createUploads, type FilePart, type Upload, type Uploads } from './uploads/create-uploads';
export { UploadError, type UploadErrorFacts, type UploadErrorKind } from './uploads/upload-error';
export type { SendFile, UploadOptions } from './uploads/upload-options';
export { addUsage, type ThreadUsage, usageOf } from './usage/add-usage';
export { type Budget, type BudgetState, checkBudget, type Spending } from './usage/check-budget';
export { costOf, type Prices } from './usage/cost-of';
export { estimateTokens } from './usage/estimate-tokens';
