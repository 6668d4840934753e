'use client';
/** Rows in, a table out. A column that is there stays; it scrolls by itself where it is too wide. */
import { type ReactNode, use } from 'react';
import type { Row } from './to-table';
import { Nothing } from './value-none';
import { ViewContext } from './view-context';

/** Props of {@link ValueTable}. */
export interface ValueTableProps {
  columns: readonly string[];
  rows: readonly Row[];
  /** Of the list. */
  path: string;
  isOpen: boolean;
  /** Shows a cell. */
  children(value: unknown, path: string, isOpen: boolean): ReactNode;
}

export function ValueTable({ columns, rows, path, isOpen, children }: ValueTableProps) {
  const view = use(ViewContext);
  if (!view) return null;
  const { fields, text } = view;
  const prefix = path && `${path}.`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark
    <div
      data-slot="dk-value-scroll"
      role="group"
      aria-label={text.valueTable(rows.length)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      className="dk:overflow-x-auto dk:rounded-inner dk:border dk:border-border dk:outline-ring dk:focus-visible:outline-2"
    >
      <table data-slot="dk-value-table" className="dk:w-full dk:border-collapse dk:text-start">
        <thead data-slot="dk-value-head">
          <tr data-slot="dk-value-columns">
            {columns.map((name) => (
              <th
                key={name}
                data-slot="dk-value-column"
                scope="col"
                className="dk:px-3 dk:py-1.5 dk:text-start dk:text-note dk:font-medium dk:text-muted-foreground"
              >
                {fields[prefix + name]?.title ?? text.fieldName(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-slot="dk-value-body">
          {rows.map((row, place) => {
            const isLastRow = isOpen && place === rows.length - 1;
            const last = Object.keys(row).at(-1);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list only grows, and its places are what they are
              <tr key={place} data-slot="dk-value-row" className="dk:border-t dk:border-border">
                {columns.map((name) => {
                  const isLive = isLastRow && name === last;
                  const cell = row[name];
                  return (
                    <td
                      key={name}
                      data-slot="dk-value-cell"
                      className="dk:min-w-24 dk:px-3 dk:py-1.5 dk:align-top"
                    >
                      {cell === undefined ? (
                        <Nothing words={isLastRow ? undefined : ''} />
                      ) : (
                        (fields[prefix + name]?.render?.(cell, isLive) ??
                        children(cell, prefix + name, isLive))
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
