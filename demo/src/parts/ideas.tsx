/** What one can do with one press, as cards. */

interface IdeasProps {
  ideas: readonly { readonly title: string; readonly says: string }[];
  onTry(index: number): void;
}

export function Ideas({ ideas, onTry }: IdeasProps) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {ideas.map(({ title, says }, index) => (
        <li key={title}>
          <button
            type="button"
            onClick={() => onTry(index)}
            className="flex h-full w-full cursor-pointer flex-col gap-0.5 rounded-2xl border border-border bg-card px-4 py-3 text-start transition-colors hover:border-input hover:bg-muted motion-reduce:transition-none"
          >
            <span className="font-medium">{title}</span>
            <span className="text-sm text-muted-foreground">{says}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
