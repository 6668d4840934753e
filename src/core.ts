/** `deltakit/core`: everything without React. */

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
