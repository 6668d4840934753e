'use client';
/**
 * A value in, as it forms; what it is out: fields, a list, a table, a text. What is settled keeps its element: a value
 * that did not change is not rendered again, and each field has its place as soon as it has a name.
 */
import { memo, type ReactNode, use } from 'react';
import { joinClasses } from '../join-classes';
import { isRow, type Row, toColumns } from './to-table';
import { Nothing } from './value-none';
import { ValueTable } from './value-table';
import { ValueText } from './value-text';
import { ViewContext } from './view-context';

/** Props of {@link ValueView}. */
export interface ValueViewProps {
  value: unknown;
  /** Names of fields, with points between them; the places of lists are left out. */
  path: string;
  /** How many values it stands in. */
  depth: number;
  /** Whether more may be added to it: of what forms, only what came last. */
  isOpen: boolean;
}

/** What is nested deeper is shown as its JSON. */
const MOST_DEPTH = 6;

export const ValueView = /* @__PURE__ */ memo(function ValueView(props: ValueViewProps): ReactNode {
  const { value, path, depth, isOpen } = props;
  const view = use(ViewContext);
  if (!view) return null;
  const { text } = view;
  if (typeof value !== 'object' || value === null) return <ValueText value={value} isOpen={isOpen} />;
  if (depth >= MOST_DEPTH) {
    return (
      <code data-slot="dk-value-json" dir="ltr" className="dk:wrap-anywhere dk:text-note">
        {JSON.stringify(value)}
      </code>
    );
  }
  if (isRow(value)) return <Fields {...props} value={value} />;
  const items = value as readonly unknown[];
  if (items.length === 0) return <Nothing words={isOpen ? undefined : text.valueNone} />;
  const columns = toColumns(items);
  if (columns) {
    return (
      <ValueTable columns={columns} rows={items as readonly Row[]} path={path} isOpen={isOpen}>
        {(cell, cellPath, isCellOpen) => (
          <ValueView value={cell} path={cellPath} depth={depth + 2} isOpen={isCellOpen} />
        )}
      </ValueTable>
    );
  }
  return (
    <ul data-slot="dk-value-list" className="dk:flex dk:list-disc dk:flex-col dk:gap-1.5 dk:ps-5">
      {items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list only grows, and its places are what they are
        <li key={place} data-slot="dk-value-item" className="dk:ps-1">
          <ValueView
            value={item}
            path={path}
            depth={depth + 1}
            isOpen={isOpen && place === items.length - 1}
          />
        </li>
      ))}
    </ul>
  );
});

/** Those that the app names come first, in its order, and stand there before they are filled. */
function Fields({ value, path, depth, isOpen }: ValueViewProps & { value: Row }) {
  const view = use(ViewContext);
  if (!view) return null;
  const { fields, text, isForming } = view;
  const prefix = path && `${path}.`;
  const named = Object.keys(fields)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((name) => !name.includes('.'));
  const came = Object.keys(value);
  const last = came.at(-1);
  const names = [...new Set([...named, ...came])];
  if (names.length === 0) return <Nothing words={isOpen ? undefined : text.valueNone} />;
  return (
    <dl
      data-slot="dk-value-fields"
      className={joinClasses(
        'dk:flex dk:flex-col dk:gap-3',
        depth > 0 ? 'dk:border-s-2 dk:border-border dk:ps-3' : undefined,
      )}
    >
      {names.map((name) => {
        const isThere = value[name] !== undefined;
        const isLive = isOpen && name === last;
        const { title, render } = fields[prefix + name] ?? {};
        return (
          <div
            key={name}
            data-slot="dk-value-field"
            data-state={isThere ? (isLive ? 'live' : 'settled') : 'missing'}
            className="dk:flex dk:min-w-0 dk:flex-col dk:gap-0.5"
          >
            <dt data-slot="dk-value-name" className="dk:text-note dk:font-medium dk:text-muted-foreground">
              {title ?? text.fieldName(name)}
            </dt>
            <dd data-slot="dk-value-content" className="dk:min-w-0">
              {isThere ? (
                (render?.(value[name], isLive) ?? (
                  <ValueView value={value[name]} path={prefix + name} depth={depth + 1} isOpen={isLive} />
                ))
              ) : (
                <Nothing words={isForming ? undefined : text.valueMissing} coming={text.valueComing} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
