/** The lines of a block in the pieces in which they settle: groups of 32, and sections of 32 groups. */
import { type ComponentType, memo } from 'react';
import type { TokenLine } from '../../highlight/token-line';
import { type GrowingList, WIDTH } from '../../markdown/growing-list';

/** What shows a group of lines. */
export interface CodeGroupProps {
  lines: readonly string[];
  /** Those of them that are highlighted, from the first on. */
  tokens?: readonly TokenLine[] | undefined;
  /** Whether there are lines behind them. */
  hasMore: boolean;
  isNumbered?: boolean | undefined;
}

/** Props of {@link CodeGroups}. */
export interface CodeGroupsProps extends Pick<CodeGroupProps, 'isNumbered'> {
  lines: GrowingList<string>;
  tokens?: GrowingList<TokenLine> | undefined;
  /** Shows a group; it should be a `memo`. */
  Group: ComponentType<CodeGroupProps>;
}

export function CodeGroups({ lines, tokens, ...rest }: CodeGroupsProps) {
  const looks = tokens && sectionsOf(tokens);
  return sectionsOf(lines).map((groups, index, { length }) => (
    <CodeSection
      // biome-ignore lint/suspicious/noArrayIndexKey: what a line is, is its place
      key={index}
      {...rest}
      index={index}
      groups={groups}
      tokens={looks?.[index]}
      hasMore={index + 1 < length}
    />
  ));
}

/** What is not in a section yet makes one too, of which React looks at each group. */
function sectionsOf<T>({ items, groups, sections }: GrowingList<T>): readonly (readonly (readonly T[])[])[] {
  return [[items, ...groups], ...sections];
}

interface CodeSectionProps extends Pick<CodeGroupsProps, 'isNumbered' | 'Group'> {
  index: number;
  groups: readonly (readonly string[])[];
  tokens: readonly (readonly TokenLine[])[] | undefined;
  hasMore: boolean;
}

/**
 * From the second one on, once it is whole, it is not laid out while it is far off screen. To frame each group so would
 * cost more than it saves, and so would it with blocks of a common length.
 */
const CodeSection = /* @__PURE__ */ memo(function CodeSection({
  index,
  groups,
  tokens,
  hasMore,
  Group,
  ...rest
}: CodeSectionProps) {
  return (
    <span
      data-slot="dk-code-section"
      className={index && hasMore ? 'dk:block dk:[content-visibility:auto]' : 'dk:block'}
      // What is contained counts for itself.
      style={{
        containIntrinsicBlockSize: `auto ${groups.length * WIDTH}lh`,
        counterReset: `dk-line ${index * WIDTH * WIDTH}`,
      }}
    >
      {groups.map((lines, place) => (
        <Group
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          key={place}
          {...rest}
          lines={lines}
          tokens={tokens?.[place]}
          hasMore={hasMore || place + 1 < groups.length}
        />
      ))}
    </span>
  );
});
