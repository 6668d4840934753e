/** What docs/faults.md says of a fault beside what came of it here, line by line. */
import type { Row } from '../../../test/faults/describe-played';
import { Glyph } from '../parts/glyph';
import { Coded } from './coded';

const NAMES = ['the state shows', 'text', 'the server saw', 'requests'] as const;

export function Verdict({ said, came }: { said: Row; came: Row | undefined }) {
  return (
    <table className="w-full table-fixed border-collapse text-start text-sm max-sm:block">
      <caption className="sr-only">What the document says, and what came of it here</caption>
      <thead className="text-muted-foreground max-sm:hidden">
        <tr>
          <td className="w-32" />
          <th scope="col" className="py-2 pe-4 text-start font-normal">
            docs/faults.md
          </th>
          <th scope="col" className="py-2 text-start font-normal">
            here, now
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {NAMES.map((name, index) => (
          <Line
            key={name}
            name={name}
            said={String(said[index + 1])}
            came={came && String(came[index + 1])}
          />
        ))}
      </tbody>
    </table>
  );
}

function Line({ name, said, came }: { name: string; said: string; came: string | undefined }) {
  const isSame = came === said;
  return (
    <tr className="border-t border-border align-top max-sm:block max-sm:py-2">
      <th
        scope="row"
        className="py-2 pe-4 text-start font-normal text-muted-foreground max-sm:block max-sm:py-0.5"
      >
        {name}
      </th>
      <td data-said={name} className="py-2 pe-4 wrap-anywhere max-sm:block max-sm:py-0.5">
        <Coded>{said}</Coded>
      </td>
      <td
        data-came={came === undefined ? undefined : name}
        data-same={isSame || undefined}
        className="py-2 wrap-anywhere max-sm:block max-sm:py-0.5"
      >
        {came === undefined ? (
          <span className="text-muted-foreground">–</span>
        ) : isSame ? (
          <span className="inline-flex items-center gap-1.5 text-primary">
            <Glyph name="check" className="size-4" /> the same
          </span>
        ) : (
          <span className="text-destructive">
            <Coded>{came}</Coded>
          </span>
        )}
      </td>
    </tr>
  );
}
