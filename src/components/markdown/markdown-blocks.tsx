'use client';
/**
 * Blocks as elements. A block that is the same object is not rendered again, and groups of them that are the same are
 * not even looked at, so a step costs what is new in it.
 */
import { createContext, memo, type ReactNode, useContext } from 'react';
import { directionOf, directionOfBlocks } from '../../markdown/direction';
import { type GrowingList, itemsOf } from '../../markdown/growing-list';
import type { Align, Block, ListItem, ListNode, TableNode, TableRow } from '../../markdown/nodes';
import { PlainCode } from '../code-block/plain-code';
import { useLabels } from '../labels/use-labels';
import { SettingsContext } from './markdown-context';
import { renderInline } from './markdown-inline';
import { MARKDOWN_ENGLISH } from './markdown-labels';

/** Blocks within another, or a document's: those behind the first are in groups, which cost nothing off screen. */
export function MarkdownBlocks({ blocks, isTop }: { blocks: GrowingList<Block>; isTop?: boolean }) {
  return <Growing list={blocks} View={BlockView} isContained={isTop} />;
}

interface ViewProps<T> {
  item: T;
}

interface GrowingProps<T> {
  list: GrowingList<T>;
  View: (props: ViewProps<T>) => ReactNode;
  isContained?: boolean | undefined;
}

function Growing<T>({ list, View, isContained }: GrowingProps<T>) {
  const Group: typeof GroupView<T> = isContained ? ContainedGroup : MemoGroup;
  return (
    <>
      {renderItems(list.items, View)}
      {list.groups.map((items, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list grows at its end only
        <Group key={index} items={items} View={View} />
      ))}
      {list.sections.map((groups, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list grows at its end only
        <MemoSection key={index} groups={groups} View={View} isContained={isContained} />
      ))}
    </>
  );
}

interface GroupProps<T> {
  items: readonly T[];
  View: GrowingProps<T>['View'];
}

function renderItems<T>(items: readonly T[], View: GrowingProps<T>['View']): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a list grows at its end only
  return items.map((item, index) => <View key={index} item={item} />);
}

function GroupView<T>({ items, View }: GroupProps<T>) {
  return renderItems(items, View);
}

function ContainedGroupView<T>(props: GroupProps<T>) {
  return (
    <div data-slot="dk-md-group">
      <GroupView {...props} />
    </div>
  );
}

function SectionView<T>({
  groups,
  View,
  isContained,
}: Omit<GrowingProps<T>, 'list'> & { groups: readonly (readonly T[])[] }) {
  const Group: typeof GroupView<T> = isContained ? ContainedGroup : MemoGroup;
  // biome-ignore lint/suspicious/noArrayIndexKey: a list grows at its end only
  const children = groups.map((items, index) => <Group key={index} items={items} View={View} />);
  return isContained ? <div data-slot="dk-md-section">{children}</div> : children;
}

// `memo` forgets that a component is generic.
const MemoGroup = /* @__PURE__ */ memo(GroupView) as typeof GroupView;
const ContainedGroup = /* @__PURE__ */ memo(ContainedGroupView) as typeof ContainedGroupView;
const MemoSection = /* @__PURE__ */ memo(SectionView) as typeof SectionView;

const BlockView = /* @__PURE__ */ memo(function BlockView({ item: block }: ViewProps<Block>): ReactNode {
  const settings = useContext(SettingsContext);
  const { components } = settings;
  switch (block.type) {
    case 'paragraph': {
      const P = components.p ?? 'p';
      return <P dir={directionOf(block.inline)}>{renderInline(block.inline, settings)}</P>;
    }
    case 'heading': {
      const Heading = components[`h${block.level}`] ?? `h${block.level}`;
      return <Heading dir={directionOf(block.inline)}>{renderInline(block.inline, settings)}</Heading>;
    }
    case 'code': {
      const { CodeBlock } = components;
      if (!CodeBlock) return <PlainCode lang={block.lang} lines={block.lines} />;
      return <CodeBlock lang={block.lang} meta={block.meta} lines={block.lines} isClosed={block.isClosed} />;
    }
    case 'quote': {
      const Blockquote = components.blockquote ?? 'blockquote';
      return (
        <Blockquote dir={directionOfBlocks(block.blocks)}>
          <MarkdownBlocks blocks={block.blocks} />
        </Blockquote>
      );
    }
    case 'list':
      return <ListView list={block} />;
    case 'table':
      return <TableView table={block} />;
    case 'rule': {
      const Hr = components.hr ?? 'hr';
      return <Hr />;
    }
    case 'html': {
      const { Html } = components;
      if (Html) return <Html lines={block.lines} isInline={false} />;
      return (
        <div data-slot="dk-md-html">
          <Growing list={block.lines} View={LineView} />
        </div>
      );
    }
    case 'math': {
      const text = [...itemsOf(block.lines)].join('\n');
      const { Formula } = components;
      return Formula ? <Formula text={text} isDisplay isClosed={block.isClosed} /> : text;
    }
    case 'extension': {
      const { Extension } = components;
      return Extension ? <Extension name={block.name} text={block.text} /> : <p>{block.text}</p>;
    }
    default:
      return block satisfies never;
  }
});

const LineView = ({ item }: ViewProps<string>) => `${item}\n`;

function ListView({ list: { start, isTight, items } }: { list: ListNode }) {
  const { components } = useContext(SettingsContext);
  // Whether it is tight is known late: its items keep their elements, and only what is between them changes.
  const tight = isTight || undefined;
  const dir = items.items[0] && directionOfBlocks(items.items[0].blocks);
  const children = <Growing list={items} View={ItemView} />;
  if (start === undefined) {
    const Ul = components.ul ?? 'ul';
    return (
      <Ul data-tight={tight} dir={dir}>
        {children}
      </Ul>
    );
  }
  const Ol = components.ol ?? 'ol';
  return (
    <Ol data-tight={tight} start={start} dir={dir}>
      {children}
    </Ol>
  );
}

const ItemView = /* @__PURE__ */ memo(function ItemView({ item: { isDone, blocks } }: ViewProps<ListItem>) {
  const { components, labels } = useContext(SettingsContext);
  const { task } = useLabels(MARKDOWN_ENGLISH, labels);
  const [Li, Input] = [components.li ?? 'li', components.input ?? 'input'];
  if (isDone === undefined) {
    return (
      <Li>
        <MarkdownBlocks blocks={blocks} />
      </Li>
    );
  }
  return (
    <Li data-task={isDone ? 'done' : 'open'}>
      <Input type="checkbox" aria-label={task(isDone)} checked={isDone} disabled readOnly />
      <MarkdownBlocks blocks={blocks} />
    </Li>
  );
});

function TableView({ table: { align, head, rows } }: { table: TableNode }) {
  const { components } = useContext(SettingsContext);
  const [Table, Thead, Tbody] = [
    components.table ?? 'table',
    components.thead ?? 'thead',
    components.tbody ?? 'tbody',
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <div data-slot="dk-md-table" tabIndex={0}>
      <AlignContext value={align}>
        <Table>
          <Thead>
            <HeadView item={head} />
          </Thead>
          {rows.length > 0 && (
            <Tbody>
              <Growing list={rows} View={RowView} />
            </Tbody>
          )}
        </Table>
      </AlignContext>
    </div>
  );
}

/** Of the columns of a table. */
const AlignContext = /* @__PURE__ */ createContext<readonly Align[]>([]);

const HeadView = ({ item }: ViewProps<TableRow>) => <Row cells={item} isHead />;
const RowView = /* @__PURE__ */ memo(function RowView({ item }: ViewProps<TableRow>) {
  return <Row cells={item} isHead={false} />;
});

function Row({ cells, isHead }: { cells: TableRow; isHead: boolean }) {
  const settings = useContext(SettingsContext);
  const align = useContext(AlignContext);
  const { components } = settings;
  const Tr = components.tr ?? 'tr';
  const Cell = isHead ? (components.th ?? 'th') : (components.td ?? 'td');
  return (
    <Tr>
      {cells.map((cell, index) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: what a cell is, is its column
          key={index}
          dir={directionOf(cell)}
          scope={isHead ? 'col' : undefined}
          style={align[index] && { textAlign: align[index] }}
        >
          {renderInline(cell, settings)}
        </Cell>
      ))}
    </Tr>
  );
}
