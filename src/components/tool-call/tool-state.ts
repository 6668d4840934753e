/** A call in, how it stands out: a chat says so of its calls, of a reply alone it is read off what came. */
import type { ToolCallState } from '../../chat/chat-message';
import type { ToolCall } from '../../machine/reply';

/** How a call stands. One that is `ready` is the app's to make. */
export type ToolState = ToolCallState | 'ready';

/** A call of a reply, or of a chat, which knows more of it. */
export interface AnyToolCall extends ToolCall {
  readonly state?: ToolCallState | undefined;
  /** The arguments as they look so far. */
  readonly input?: unknown;
}

/**
 * Not all providers tell what a call gave: one that something came behind has run, whatever it gave.
 *
 * @param isLive whether the reply streams, and nothing came behind the call
 * @param isCut whether the reply was cut short, and nothing came behind the call
 */
export function toToolState(call: AnyToolCall, isLive: boolean, isCut: boolean): ToolState {
  const { state, status, isRemote, isError, result } = call;
  if (state) return state;
  if (isError) return 'failed';
  if (result !== undefined) return 'done';
  if (!isRemote || status !== 'ready') return status;
  if (isLive) return 'running';
  return isCut ? 'interrupted' : 'done';
}
