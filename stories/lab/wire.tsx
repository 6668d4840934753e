/** The last pieces as they stood on the wire: where they were cut, and what came in which. */
import { useStage } from '../stage/stage-provider';
import { sayTime, useTapeTime } from './use-tape-time';

const SHOWN = 6;
const LONGEST = 120;

export function Wire() {
  const { pieces } = useStage();
  useTapeTime();
  const numbered = pieces.map((piece, index) => ({ ...piece, number: index + 1 })).slice(-SHOWN);
  return (
    <section>
      <h2>On the wire</h2>
      {pieces.length === 0 && <p className="lab-none">No byte has come.</p>}
      <ol className="lab-wire">
        {numbered.map(({ at, bytes, number }) => (
          <li key={number}>
            <span className="lab-when">
              {number}: {sayTime(at)}, {bytes.length} B
            </span>
            <code>{readable(bytes)}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Each piece for itself: half a character is shown as such. */
function readable(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).trimEnd().replaceAll('\n', '⏎');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
