/** What a tool gave, or what went wrong in it, as text. It scrolls where it is long. */

/** Props of {@link ToolResult}. */
export interface ToolResultProps {
  title: string;
  /** JSON, or text. */
  result: unknown;
}

export function ToolResult({ title, result }: ToolResultProps) {
  const isText = typeof result === 'string';
  return (
    <div data-slot="dk-tool-output">
      <span data-slot="dk-tool-head" className="dk:block dk:font-medium">
        {title}
      </span>
      <code
        data-slot="dk-tool-result"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        dir={isText ? 'auto' : 'ltr'}
        className={
          'dk:block dk:max-h-64 dk:overflow-y-auto dk:wrap-anywhere dk:whitespace-pre-wrap dk:rounded-sm ' +
          'dk:outline-ring dk:focus-visible:outline-2'
        }
      >
        {isText ? result : JSON.stringify(result, null, 2)}
      </code>
    </div>
  );
}
