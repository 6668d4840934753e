'use client';
/** A call as a calm card: which tool, how it stands in words, and inside it what is asked, what it gave, and the choice. */
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react';
import { Button } from '../button/button';
import { Disclosure } from '../disclosure/disclosure';
import { Icon } from '../icon/icon';
import { CLOSE_ICON, DONE_ICON, HALTED_ICON, TOOL_ICON, WAIT_ICON, WARNING_ICON } from '../icon/icon-paths';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { ToolArguments } from './tool-arguments';
import { TOOL_CALL_ENGLISH } from './tool-call-labels';
import { ToolResult } from './tool-result';
import { type AnyToolCall, type ToolState, toToolState } from './tool-state';

/** Props of {@link ToolCall}; what is not named here goes to the `<details>`. */
export interface ToolCallProps extends Omit<ComponentProps<'details'>, 'open' | 'onToggle'> {
  /** Of a reply, or of a chat. */
  call: AnyToolCall;
  /** Whether the reply streams, and nothing came behind the call. */
  isLive?: boolean | undefined;
  /** Whether the reply was cut short, and nothing came behind the call. */
  isCut?: boolean | undefined;
  /** Offers to let the call be made, while it waits for that. */
  onApprove?: ((callId: string) => void) | undefined;
  /** Declines a call that waits for approval. */
  onDeny?: ((callId: string) => void) | undefined;
  /** What the page asks, of a call that waits for its answer. */
  children?: ReactNode;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

const ICONS: Partial<Record<ToolState, string>> = {
  'awaiting-approval': WAIT_ICON,
  'awaiting-answer': WAIT_ICON,
  done: DONE_ICON,
  failed: WARNING_ICON,
  denied: CLOSE_ICON,
  interrupted: HALTED_ICON,
};

/**
 * A call of a tool. It opens by itself while it waits for a person. What a model or a tool wrote is text.
 *
 * @example
 * ```tsx
 * <ToolCall call={part.call} onApprove={chat.approve} onDeny={chat.deny} />
 * ```
 */
export function ToolCall(props: ToolCallProps) {
  const { call, isLive = false, isCut = false, onApprove, onDeny, children, labels, ...rest } = props;
  const { id, name, status, isRemote = false, result } = call;
  const text = useLabels(TOOL_CALL_ENGLISH, labels);
  const nameId = useId();
  const state = toToolState(call, isLive, isCut);
  const isDone = state === 'done';
  const title = isRemote ? text.remoteTool(name, isDone) : undefined;
  const found = isDone && Array.isArray(result) ? text.toolResults(result.length) : undefined;
  const asks = state === 'awaiting-approval';

  /** The buttons go away with the answer, and must not take the focus with them. */
  const answer = (say: (callId: string) => void) => (event: MouseEvent<HTMLElement>) => {
    event.currentTarget.closest('details')?.querySelector('summary')?.focus({ preventScroll: true });
    say(id);
  };

  return (
    <Disclosure
      {...rest}
      slot="dk-tool-call"
      data-state={state}
      isCard
      summary={
        <>
          <Icon path={ICONS[state] ?? TOOL_ICON} className="dk:size-4" />
          {title ? (
            <span id={nameId} data-slot="dk-tool-title" className="dk:min-w-0 dk:truncate dk:text-foreground">
              {title}
            </span>
          ) : (
            <ToolName id={nameId} name={name} />
          )}{' '}
          <span
            data-slot="dk-tool-state"
            data-state={state}
            className="dk:shrink-0 dk:data-[state=failed]:text-destructive"
          >
            {found ?? (title && isDone ? '' : text.toolState(state, isRemote))}
          </span>
        </>
      }
      isOpen={asks || (state === 'awaiting-answer' && !!children)}
      isLive={state === 'running' || (isLive && state === 'forming')}
    >
      <div data-slot="dk-tool-body" className="dk:flex dk:flex-col dk:gap-2.5">
        {title && <ToolName name={name} />}
        <ToolArguments call={call} cut={status === 'interrupted' ? text.toolArgsCut : undefined} />
        {result !== undefined && (
          <ToolResult title={state === 'failed' ? text.toolError : text.toolResult} result={result} />
        )}
        {children}
        {asks && (onApprove || onDeny) && (
          <div data-slot="dk-tool-approval" className="dk:flex dk:flex-wrap dk:gap-2">
            {onApprove && (
              <Button
                slot="dk-tool-approve"
                look="main"
                aria-describedby={nameId}
                onClick={answer(onApprove)}
              >
                {text.approveTool}
              </Button>
            )}
            {onDeny && (
              <Button slot="dk-tool-deny" look="outline" aria-describedby={nameId} onClick={answer(onDeny)}>
                {text.denyTool}
              </Button>
            )}
          </div>
        )}
      </div>
    </Disclosure>
  );
}

function ToolName({ name, id }: { name: string; id?: string }) {
  return (
    <code id={id} data-slot="dk-tool-name" dir="auto" className="dk:min-w-0 dk:truncate dk:text-foreground">
      {name}
    </code>
  );
}
