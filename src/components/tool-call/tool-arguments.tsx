/** What a tool is asked: a list of names and values where that is all there is to it, its JSON where there is more. */
import { Fragment } from 'react';
import type { AnyToolCall } from './tool-state';

/** Props of {@link ToolArguments}. */
export interface ToolArgumentsProps {
  call: AnyToolCall;
  /** Stands behind what never came to its end. */
  cut: string | undefined;
}

export function ToolArguments({ call: { input, args = input, argsText }, cut }: ToolArgumentsProps) {
  const list = cut === undefined ? listOf(args) : undefined;
  if (list) {
    return list.length > 0 ? (
      <dl
        data-slot="dk-tool-args"
        className="dk:grid dk:grid-cols-[fit-content(40%)_minmax(0,1fr)] dk:gap-x-3 dk:gap-y-1"
      >
        {list.map(([name, value]) => (
          <Fragment key={name}>
            <dt data-slot="dk-tool-arg-name" dir="auto" className="dk:wrap-anywhere">
              {name}
            </dt>
            <dd
              data-slot="dk-tool-arg-value"
              dir="auto"
              className="dk:wrap-anywhere dk:whitespace-pre-wrap dk:text-foreground"
            >
              {typeof value === 'string' && value ? value : JSON.stringify(value)}
            </dd>
          </Fragment>
        ))}
      </dl>
    ) : null;
  }
  return argsText || cut ? (
    <div data-slot="dk-tool-args">
      <code data-slot="dk-tool-arg-value" dir="ltr" className="dk:wrap-anywhere dk:whitespace-pre-wrap">
        {argsText}
      </code>
      {cut && (
        <em data-slot="dk-tool-cut" className="dk:block">
          {cut}
        </em>
      )}
    </div>
  ) : null;
}

/** The members of an object, unless one of them has members itself. */
function listOf(args: unknown): [string, unknown][] | undefined {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return undefined;
  const list = Object.entries(args);
  return list.every(([, value]) => typeof value !== 'object' || value === null) ? list : undefined;
}
