/** What a hook says now, field by field, as a plain table. */
import type { ReactNode } from 'react';

export function Facts({ of }: { of: Readonly<Record<string, unknown>> }) {
  return (
    <table className="facts">
      <caption>What the hook says</caption>
      <tbody>
        {Object.entries(of).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td data-fact={name}>{value === undefined ? '–' : String(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A minimal page beside the table. */
export function Bench({
  facts,
  children,
}: {
  facts: Readonly<Record<string, unknown>>;
  children: ReactNode;
}) {
  return (
    <div className="bench">
      <div className="bench-ui">{children}</div>
      <Facts of={facts} />
    </div>
  );
}

/** For a play function: what stands in the table. */
export function fact(root: Element, name: string): string | null | undefined {
  return root.querySelector(`[data-fact="${name}"]`)?.textContent;
}
