/** The list of pages: a column where there is room, else behind the button of the page's head. */
import { Glyph } from '../parts/glyph';
import { Link } from './link';
import { PAGES } from './pages';
import { usePlace } from './router';

export function Navigation({ onLeave }: { onLeave?: () => void }) {
  const { path } = usePlace();
  return (
    <nav aria-label="Pages" className="flex flex-col gap-6 p-3 text-sm">
      <Link
        href="/"
        onClick={onLeave}
        aria-current={path === '/' ? 'page' : undefined}
        className="flex items-center gap-2.5 rounded-xl px-2.5 py-1.5 text-lg font-semibold tracking-tight"
      >
        <Glyph name="delta" className="size-6 text-primary" />
        deltakit
      </Link>
      <ul className="flex flex-col gap-0.5">
        {PAGES.map(({ path: href, title, glyph }) => (
          <li key={href}>
            <Link
              href={href}
              onClick={onLeave}
              aria-current={href === path ? 'page' : undefined}
              className="flex h-9 items-center gap-3 rounded-xl px-2.5 text-muted-foreground hover:bg-muted hover:text-foreground aria-[current]:bg-muted aria-[current]:font-medium aria-[current]:text-foreground pointer-coarse:h-11"
            >
              <Glyph name={glyph} className="size-4.5 shrink-0" />
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
