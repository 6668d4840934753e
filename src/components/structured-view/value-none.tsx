/** What stands where there is no value: a word where none comes any more, a quiet line as high as a text where one may. */

/** Props of {@link Nothing}. */
export interface NothingProps {
  /** Nothing, as long as something may come. */
  words: string | undefined;
  /** Says so to who can't see the line. */
  coming?: string | undefined;
}

export function Nothing({ words, coming }: NothingProps) {
  if (words !== undefined) {
    return (
      <span data-slot="dk-value-none" className="dk:text-muted-foreground dk:italic">
        {words}
      </span>
    );
  }
  return (
    <span data-slot="dk-value-skeleton" className="dk:flex dk:h-[1lh] dk:items-center">
      <span
        data-slot="dk-value-skeleton-bar"
        className="dk:h-2 dk:w-2/5 dk:max-w-40 dk:rounded-full dk:bg-muted dk:forced-colors:border"
      />
      {coming && (
        <span data-slot="dk-value-skeleton-words" className="dk:sr-only">
          {coming}
        </span>
      )}
    </span>
  );
}
