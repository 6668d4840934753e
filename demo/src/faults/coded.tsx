/** A text of the document: what stands between backticks is code. */
export function Coded({ children }: { children: string }) {
  return children.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which stay where they are
      <code key={index} className="rounded bg-muted px-1 py-0.5 font-mono text-[0.9em]">
        {piece}
      </code>
    ) : (
      piece
    ),
  );
}
