/** `deltakit`: the hooks, and the types that they speak of. */
export type { Delta, FinishReason, ReplyFile, Source, Usage } from './deltas/delta';
export type { WireFormat } from './deltas/wire-format';
export type { Pacing } from './display/create-display';
export type { Input, PromptRequest } from './engine/engine-options';
export type { LifecycleEvent } from './engine/lifecycle';
export {
  isStreamError,
  StreamError,
  type StreamErrorKind,
} from './errors';
export type { Part, Reply, ReplyData, ToolCall } from './machine/reply';
export type { CancelReason, Outcome, Status } from './machine/state';
export type { StreamState } from './react/stream-state';
export { type Completion, type UseCompletionOptions, useCompletion } from './react/use-completion';
export { type Job, type UseJobOptions, useJob } from './react/use-job';
export { type LLMStream, type UseLLMStreamOptions, useLLMStream } from './react/use-llm-stream';
