/** What is known, name by name, to be read off and by tests too. */
import type { ReactNode } from 'react';

interface FactsProps {
  facts: Readonly<Record<string, ReactNode>>;
  className?: string;
}

/** What is `undefined` is left out. */
export function Facts({ facts, className = '' }: FactsProps) {
  return (
    <dl className={`grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm ${className}`}>
      {Object.entries(facts).map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name} className="contents">
              <dt className="text-muted-foreground">{name}</dt>
              <dd data-fact={name} className="wrap-anywhere tabular-nums">
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
