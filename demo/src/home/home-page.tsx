/** The start: what deltakit is, in a sentence, and the pages of the tour. */
import { Glyph } from '../parts/glyph';
import { Link } from '../shell/link';
import { Page } from '../shell/page';
import { PAGES } from '../shell/pages';

export function HomePage() {
  return (
    <Page title="deltakit">
      <div className="flex flex-col gap-3 pt-[4vh] pb-2">
        <h2 className="text-3xl font-semibold tracking-tight text-balance sm:text-4xl">
          Replies that stream, and never lie about it.
        </h2>
        <p className="max-w-prose text-pretty text-muted-foreground">
          React hooks and a chat UI kit for LLM replies. What is painted and what is final are two things: a
          reply that was cut, stopped or failed says so, keeps its text, and can be asked for again. Eight
          pages show how.
        </p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2">
        {PAGES.map(({ path, title, says, glyph }) => (
          <li key={path}>
            <Link
              href={path}
              className="flex h-full gap-4 rounded-2xl border border-border bg-card p-4 transition-colors hover:border-input hover:bg-muted motion-reduce:transition-none"
            >
              <Glyph name={glyph} className="mt-0.5 size-5 shrink-0 text-primary" />
              <span className="flex flex-col gap-0.5">
                <span className="font-medium">{title}</span>
                <span className="text-sm text-pretty text-muted-foreground">{says}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
