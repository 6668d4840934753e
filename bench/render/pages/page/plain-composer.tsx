/** A controlled text field whose text the app keeps, as in the examples of the kits that bring none. */
interface PlainComposerProps {
  draft: string;
  onDraftChange(draft: string): void;
}

export function PlainComposer({ draft, onDraftChange }: PlainComposerProps) {
  return (
    <form className="bench-composer">
      <textarea
        aria-label="Message"
        value={draft}
        onChange={(event) => onDraftChange(event.currentTarget.value)}
      />
    </form>
  );
}
