/** All states of a part on one page, each in light and in dark, under the name of the state. */
import type { ReactNode } from 'react';

interface StatesProps {
  /** By name, in the order in which a person meets them. */
  states: Readonly<Record<string, ReactNode>>;
}

const MODES = ['light', 'dark'] as const;

export function States({ states }: StatesProps) {
  return (
    <div className="states">
      {MODES.map((mode) => (
        <section key={mode} aria-label={mode} data-theme={mode} className={`states-mode ${mode}`}>
          {Object.entries(states).map(([name, state]) => (
            <figure key={name} className="states-state">
              <figcaption>{name}</figcaption>
              {state}
            </figure>
          ))}
        </section>
      ))}
    </div>
  );
}
