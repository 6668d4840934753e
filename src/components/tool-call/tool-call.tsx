'use client';
/** A call as a quiet line: what is done, how it stands, and inside it what was asked and what it gave, as text. */
import type { ToolCall as Call } from '../../machine/reply';
import { Disclosure } from '../disclosure/disclosure';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { TOOL_CALL_ENGLISH, type ToolState } from './tool-call-labels';

/** Props of {@link ToolCall}. */
export interface ToolCallProps {
  call: Call;
  /** Whether the reply streams, and nothing came behind the call. */
  isLive: boolean;
  /** Whether the reply was cut short, and nothing came behind the call. */
  isCut: boolean;
  labels: Partial<Labels> | undefined;
}

export function ToolCall({ call, isLive, isCut, labels }: ToolCallProps) {
  const { name, argsText, result } = call;
  const text = useLabels(TOOL_CALL_ENGLISH, labels);
  const state = stateOf(call, isLive, isCut);
  const title = call.isRemote ? text.remoteTool(name, state === 'done') : undefined;
  const found = state === 'done' && Array.isArray(result) ? text.toolResults(result.length) : undefined;
  return (
    <Disclosure
      slot="dk-message-tool-call"
      summary={
        <>
          {title ? (
            <span data-slot="dk-message-tool-title" className="dk:min-w-0 dk:truncate dk:text-foreground">
              {title}
            </span>
          ) : (
            <ToolName name={name} />
          )}{' '}
          <bdi
            data-slot="dk-message-tool-status"
            data-status={state}
            className="dk:shrink-0 dk:data-[status=failed]:text-destructive"
          >
            {found ?? (title && state === 'done' ? '' : text.toolCall(state))}
          </bdi>
        </>
      }
      isOpen={false}
      isLive={state === 'running' || (isLive && state === 'forming')}
    >
      {title && <ToolName name={name} />}
      {argsText !== '' && (
        <code
          data-slot="dk-message-tool-args"
          dir="ltr"
          className="dk:block dk:wrap-anywhere dk:whitespace-pre-wrap"
        >
          {argsText}
        </code>
      )}
      {result !== undefined && (
        <>
          <span data-slot="dk-message-tool-head" className="dk:block dk:pt-1.5 dk:font-medium">
            {text.toolResult}
          </span>
          <code
            data-slot="dk-message-tool-result"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
            tabIndex={0}
            dir={typeof result === 'string' ? 'auto' : 'ltr'}
            className={
              'dk:block dk:max-h-64 dk:overflow-y-auto dk:wrap-anywhere dk:whitespace-pre-wrap dk:rounded-sm ' +
              'dk:outline-ring dk:focus-visible:outline-2'
            }
          >
            {typeof result === 'string' ? result : JSON.stringify(result, null, 2)}
          </code>
        </>
      )}
    </Disclosure>
  );
}

function ToolName({ name }: { name: string }) {
  return (
    <code data-slot="dk-message-tool-name" className="dk:min-w-0 dk:truncate dk:text-foreground">
      {name}
    </code>
  );
}

/** Not all providers tell what a call gave: one that something came behind has run, whatever it gave. */
function stateOf({ status, isRemote, isError, result }: Call, isLive: boolean, isCut: boolean): ToolState {
  if (isError) return 'failed';
  if (result !== undefined) return 'done';
  if (!isRemote || status !== 'ready') return status;
  if (isLive) return 'running';
  return isCut ? 'interrupted' : 'done';
}
