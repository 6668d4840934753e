/** The parts of a reply in, those of a message out: its tool calls say how far they are. Parts that stay keep their identity. */
import type { Part, ToolCall } from '../machine/reply';
import type { Status } from '../machine/state';
import { toErrorResult } from '../tools/tool-error';
import type { MessagePart, ToolCallState, ToolResult } from './chat-message';

/**
 * @param before the steps before it, whose calls keep their ids: some servers count from 0 in each reply
 * @param minScore sources below it are not shown; those without a score are
 */
export function toMessageParts(
  parts: readonly Part[],
  status: Status,
  before: readonly MessagePart[] = [],
  minScore = Number.NEGATIVE_INFINITY,
): readonly MessagePart[] {
  const shown: MessagePart[] = [];
  for (const part of parts) {
    if (part.type === 'tool-call') shown.push(toCallPart(part, stateOf(part.call, status), before));
    else if (part.type !== 'source' || (part.source.score ?? minScore) >= minScore) shown.push(part);
  }
  return shown;
}

/** The calls that the app has to make, in the order in which they came. */
export function callsToMake(parts: readonly MessagePart[]): readonly ToolCall[] {
  return parts.flatMap((part) =>
    part.type === 'tool-call' && part.call.state === 'forming' && part.call.status === 'ready'
      ? [part.call]
      : [],
  );
}

/** The parts with a call in another state. */
export function withCall(
  parts: readonly MessagePart[],
  callId: string,
  change: { readonly state: ToolCallState; readonly input?: unknown },
): readonly MessagePart[] {
  return parts.map((part) =>
    part.type === 'tool-call' && part.call.id === callId
      ? { ...part, call: { ...part.call, ...change } }
      : part,
  );
}

/** The parts with what a call came to behind them; a call has one result. */
export function withResult(
  parts: readonly MessagePart[],
  result: ToolResult,
  state: ToolCallState = result.isError ? 'failed' : 'done',
): readonly MessagePart[] {
  const isKnown = parts.some((part) => part.type === 'tool-result' && part.result.callId === result.callId);
  if (isKnown) return parts;
  return [...withCall(parts, result.callId, { state }), { type: 'tool-result', result }];
}

/** The parts of a message that ended before its calls did: none of them goes on. */
export function withoutOpenCalls(parts: readonly MessagePart[]): readonly MessagePart[] {
  let closed = parts;
  for (const part of parts) {
    if (part.type !== 'tool-call' || part.call.isRemote) continue;
    const { id, state } = part.call;
    if (state === 'forming') closed = withCall(closed, id, { state: 'interrupted' });
    if (state === 'running') {
      const why = 'It was stopped before it was done; what it did until then is not known.';
      closed = withResult(closed, toErrorResult(part.call, 'aborted', why));
    }
  }
  return closed;
}

/** Whether a call is about to be made, or being made. */
export function isOpen(part: MessagePart): boolean {
  if (part.type !== 'tool-call' || part.call.isRemote) return false;
  const { state, status } = part.call;
  return state === 'running' || (state === 'forming' && status === 'ready');
}

/** How many steps of a message are done: each ends in the results of its calls. */
export function countSteps(parts: readonly MessagePart[]): number {
  return parts.filter(({ type }, index) => type === 'tool-result' && parts[index + 1]?.type !== 'tool-result')
    .length;
}

/** The parts of the steps that are done. */
export function wholeSteps(parts: readonly MessagePart[]): readonly MessagePart[] {
  return parts.slice(0, parts.map(({ type }) => type).lastIndexOf('tool-result') + 1);
}

/** Whether a call waits for a person, or for the page. */
export function isAwaiting(part: MessagePart): boolean {
  return part.type === 'tool-call' && part.call.state.startsWith('awaiting-');
}

/** A reply's part is the same object as long as it says the same. */
const callParts = new WeakMap<Part, MessagePart & { type: 'tool-call' }>();

function toCallPart(
  part: Part & { type: 'tool-call' },
  state: ToolCallState,
  before: readonly MessagePart[],
): MessagePart {
  const known = callParts.get(part);
  if (known?.call.state === state) return known;
  const isTaken = before.some((one) => one.type === 'tool-call' && one.call.id === part.call.id);
  const call = isTaken ? { ...part.call, id: `${part.call.id}_${countSteps(before) + 1}` } : part.call;
  const made: MessagePart & { type: 'tool-call' } = {
    type: 'tool-call',
    call: { ...call, state, input: call.args },
  };
  callParts.set(part, made);
  return made;
}

function stateOf({ status, isRemote, result, isError }: ToolCall, messageStatus: Status): ToolCallState {
  const isCut = messageStatus === 'failed' || messageStatus === 'cancelled';
  if (status === 'interrupted') return 'interrupted';
  if (isRemote && result !== undefined) return isError ? 'failed' : 'done';
  if (isCut) return 'interrupted';
  if (!isRemote) return 'forming';
  // The provider's own affair: it may never say what came of it.
  return messageStatus === 'completed' ? 'done' : 'running';
}
