/** `deltakit`: the hooks, and the types that they speak of. */
export type { Delta, FinishReason, ReplyFile, Source, Usage } from './deltas/delta';
export type { WireFormat } from './deltas/wire-format';
export type { Pacing } from './display/create-display';
export type { Input } from './engine/engine-options';
export {
  isStreamError,
  StreamError,
  type StreamErrorKind,
} from './errors';
export type { Part, Reply, ReplyData, ToolCall } from './machine/reply';
export type { CancelReason, Outcome, Status } from './machine/state';
export type { StreamState } from './react/stream-state';
export { type Completion, type UseCompletionOptions, useCompletion } from './react/use-completion';
export { type LLMStream, type UseLLMStreamOptions, useLLMStream } from './react/use-llm-stream';
