/** The faults by their sections, each a link that plays it. */
import { memo } from 'react';
import { Glyph } from '../parts/glyph';
import { Link } from '../shell/link';
import { Coded } from './coded';
import type { FaultSection } from './fault-list';
import type { Verdicts } from './play-all';

interface FaultIndexProps {
  sections: readonly FaultSection[];
  shown: string | undefined;
  verdicts: Verdicts;
}

export const FaultIndex = memo(function FaultIndex({ sections, shown, verdicts }: FaultIndexProps) {
  return (
    <nav aria-label="Faults" className="flex flex-col gap-6 p-3 pt-5">
      {sections.map(({ title, faults }) => (
        <section key={title} className="flex flex-col gap-1">
          <h2 className="px-2 text-xs font-semibold text-muted-foreground">
            <Coded>{title}</Coded>
          </h2>
          <ul>
            {faults.map(({ slug, name, why }) => (
              <li key={slug}>
                <Link
                  href={`/faults?fault=${slug}`}
                  aria-current={slug === shown ? 'true' : undefined}
                  data-verdict={verdicts.get(slug)}
                  className="flex items-start gap-2 rounded-lg px-2 py-1.5 text-sm hover:bg-muted aria-[current]:bg-muted aria-[current]:font-medium pointer-coarse:py-2.5"
                >
                  <span className={`min-w-0 flex-1 wrap-anywhere ${why ? 'text-muted-foreground' : ''}`}>
                    <Coded>{name}</Coded>
                  </span>
                  <Mark verdict={verdicts.get(slug)} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
});

function Mark({ verdict }: { verdict: 'same' | 'other' | undefined }) {
  if (!verdict) return null;
  const isSame = verdict === 'same';
  return (
    <>
      <Glyph
        name={isSame ? 'check' : 'close'}
        className={`mt-0.5 size-4 shrink-0 ${isSame ? 'text-primary' : 'text-destructive'}`}
      />
      <span className="sr-only">{isSame ? 'as the document says' : 'otherwise than the document says'}</span>
    </>
  );
}
