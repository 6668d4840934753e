/** What code stands in: it scrolls sideways by itself, and reads from the left in any page. */
import type { CSSProperties, ReactNode } from 'react';

/** Props of {@link CodePane}. */
export interface CodePaneProps {
  lang: string;
  isWrapped?: boolean | undefined;
  /** How many digits the numbers of the lines have; 0 for no numbers. */
  digits?: number | undefined;
  children: ReactNode;
}

/** Room for this many digits from the start, so that nothing moves before line 1,000. */
const LEAST_DIGITS = 3;

export function CodePane({ lang, isWrapped, digits = 0, children }: CodePaneProps) {
  const variables: Record<`--${string}`, string> = { '--dk-digits': `${Math.max(LEAST_DIGITS, digits)}ch` };
  return (
    <pre
      data-slot="dk-code"
      data-lang={lang || undefined}
      data-numbered={digits > 0 || undefined}
      data-wrapped={isWrapped || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      dir="ltr"
      translate="no"
      style={digits ? (variables as CSSProperties) : undefined}
      className={
        'dk:overflow-x-auto dk:px-4 dk:pb-3 dk:font-mono dk:text-note dk:whitespace-pre dk:[tab-size:2] ' +
        'dk:outline-ring dk:-outline-offset-2 dk:focus-visible:outline-2 ' +
        'dk:data-numbered:ps-2 dk:data-wrapped:wrap-anywhere dk:data-wrapped:whitespace-pre-wrap'
      }
    >
      <code data-slot="dk-code-text" className="dk:[font:inherit]">
        {children}
      </code>
    </pre>
  );
}
