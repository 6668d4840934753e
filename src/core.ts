/** `deltakit/core`: everything without React. */
export type { Delta, FinishReason, Source, Usage } from './deltas/delta';
export { jsonText } from './deltas/json-text';
export { openaiChat } from './deltas/openai-chat';
export { rawText } from './deltas/raw-text';
export type { DeltaDecoder, WireFormat } from './deltas/wire-format';
export type { Pacing } from './display/create-display';
export { type FrameClock, pageClock } from './display/page-clock';
export { createEngine, type Engine } from './engine/create-engine';
export type { Snapshot } from './engine/create-publisher';
export type { EngineOptions, Input } from './engine/engine-options';
export { type ByteSource, type ReadOptions, readDeltas, readReply } from './engine/read-deltas';
export {
  isStreamError,
  StreamError,
  type StreamErrorFacts,
  type StreamErrorKind,
  type TimeoutPhase,
} from './errors';
export type { Framing, StreamEvent } from './events/stream-event';
export type { Part, Reply, ToolCall } from './machine/reply';
export type { CancelReason, Outcome, RequestInfo, State, Status } from './machine/state';
