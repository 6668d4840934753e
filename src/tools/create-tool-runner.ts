/**
 * Calls that the model wants made in, results out. It stands between the two so that nothing is executed that is not
 * whole, valid and agreed to, nothing twice, and nothing forever; and so that all that goes wrong is a result which the
 * model can read. It keeps no state of a call but its promises: where a call stands, its message says.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ToolResult } from '../chat/chat-message';
import type { FrameClock } from '../display/page-clock';
import type { ToolCall } from '../machine/reply';
import { type CheckedArguments, checkArguments } from './check-arguments';
import { messageOf, toResult } from './to-result';
import type { Tool, ToolContext, Tools } from './tool';
import { type ToolErrorKind, toErrorResult } from './tool-error';

/** Where a call stands that was begun, and its arguments as the tool's schema gave them. */
export type Begun =
  | { readonly state: 'awaiting-approval' | 'awaiting-answer' | 'running'; readonly input: unknown }
  | { readonly state: 'failed'; readonly result: ToolResult };

export interface ToolRunnerOptions {
  /** Is given what a tool, its schema or its `approve` threw, whole; the model gets the message alone. */
  onError?: ((error: unknown, call: ToolCall) => void) | undefined;
  /** How long a result may be, in characters of JSON. Default: 262,144. */
  resultChars?: number | undefined;
}

/**
 * Makes the calls of one conversation. A key stands for a call in its message, and for all that retry, an effect that
 * runs twice, or a second press of a button make of it.
 */
export interface ToolRunner {
  /**
   * Validates whole arguments, asks `approve`, and says where the call stands; once a key, unless its signal aborts
   * before that is known. Never rejects.
   */
  begin(call: ToolCall, key: string, signal: AbortSignal): Promise<Begun>;
  /**
   * Executes a call that was agreed to, with the arguments that were begun under its key. The same key gives the same
   * promise, whose signal is the first; a signal that aborts before the tool was called leaves the key free. Never
   * rejects.
   */
  run(call: ToolCall, key: string, signal: AbortSignal): Promise<ToolResult>;
}

/** @param getTools the tools as they are now: a call is executed by the latest of its name */
export function createToolRunner(
  getTools: () => Tools,
  clock: FrameClock,
  { onError, resultChars }: ToolRunnerOptions = {},
): ToolRunner {
  const checks = new Map<string, Promise<CheckedArguments>>();
  const begun = new Map<string, Promise<Begun | ToolResult>>();
  const runs = new Map<string, Promise<ToolResult>>();

  return {
    async begin(call, key, signal) {
      const outcome = await attempt<Begun>(begun, call, key, signal, async (tool, input, context) => {
        if (!tool.execute) return { state: 'awaiting-answer', input };
        const isAsked =
          typeof tool.approve === 'function' ? (await tool.approve(input, context)) !== false : tool.approve;
        return { state: isAsked ? 'awaiting-approval' : 'running', input };
      });
      return 'state' in outcome ? outcome : { state: 'failed', result: outcome };
    },
    run: (call, key, signal) =>
      attempt<ToolResult>(runs, call, key, signal, async (tool, input, context, turn) => {
        if (!tool.execute) return refuse(call);
        turn.isExecuted = true;
        const value = await tool.execute(input, context);
        return toResult(call, value, resultChars, (error) => report(error, call));
      }),
  };

  /** Does some work on a call, once a key, as long as it may take; all that goes wrong is a result. */
  function attempt<T>(
    kept: Map<string, Promise<T | ToolResult>>,
    call: ToolCall,
    key: string,
    signal: AbortSignal,
    work: (tool: Tool, input: unknown, context: ToolContext, turn: Turn) => Promise<T | ToolResult>,
  ): Promise<T | ToolResult> {
    const known = kept.get(key);
    if (known) return known;
    const tools = getTools();
    const tool = Object.hasOwn(tools, call.name) && tools[call.name];
    // What is refused for how it is now may be asked for again.
    if (!tool || call.status !== 'ready' || call.isRemote) return Promise.resolve(refuse(call, !tool));

    const controller = new AbortController();
    const turn: Turn = {};
    const made = new Promise<T | ToolResult>((resolve) => {
      const { timeoutMs = 60_000 } = tool;
      const end = (outcome: T | ToolResult) => {
        cancel();
        signal.removeEventListener('abort', stop);
        resolve(outcome);
      };
      const cut = (error: ToolErrorKind, what: string, reason: unknown) => {
        const told = turn.isExecuted ? 'What it did is not known.' : 'It was not executed.';
        end(toErrorResult(call, error, `${what} ${told}`));
        controller.abort(reason);
      };
      const stop = () => {
        if (!turn.isExecuted) kept.delete(key);
        cut('aborted', 'It was stopped.', signal.reason);
      };
      const cancel = clock.after(timeoutMs, () =>
        cut('timeout', `It took more than ${timeoutMs / 1000} s.`, new DOMException('', 'TimeoutError')),
      );
      signal.addEventListener('abort', stop);
      if (signal.aborted) return stop();
      checkOnce(call, key, tool.parameters)
        .then((checked) => {
          if ('refusal' in checked) return checked.refusal;
          // Who waited was told that it was not executed.
          if (controller.signal.aborted) return refuse(call);
          return work(tool, checked.input, { callId: call.id, signal: controller.signal }, turn);
        })
        .then(end, (error) => {
          // What it throws because nobody waits any more is no news.
          if (!controller.signal.aborted) report(error, call);
          end(toErrorResult(call, 'threw', `The tool failed. ${messageOf(error)}`));
        });
    });
    if (!signal.aborted) kept.set(key, made);
    return made;
  }

  /** What a person agreed to is what is executed. */
  function checkOnce(call: ToolCall, key: string, schema: StandardSchemaV1): Promise<CheckedArguments> {
    const checked = checks.get(key) ?? checkArguments(call, schema);
    checks.set(key, checked);
    return checked;
  }

  /** What an app's callback throws is the app's: it is reported, and does not break the call. */
  function report(error: unknown, call: ToolCall): void {
    if (onError) queueMicrotask(() => onError(error, call));
  }
}

/** How far one attempt came. */
interface Turn {
  isExecuted?: boolean;
}

function refuse(call: ToolCall, isUnknown = false): ToolResult {
  const error = isUnknown ? 'unknown-tool' : 'not-executable';
  return toErrorResult(call, error, isUnknown ? 'There is no such tool.' : 'It is not executed here.');
}
