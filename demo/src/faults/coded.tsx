/** A text of the document: what stands between backticks is code. */
import { OwnWords } from '../parts/own-words';

export function Coded({ children }: { children: string }) {
  const pieces = children.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which stay where they are
      <code key={index} className="rounded bg-muted px-1 py-0.5 font-mono text-[0.9em]">
        {piece}
      </code>
    ) : (
      piece
    ),
  );
  return <OwnWords>{pieces}</OwnWords>;
}
