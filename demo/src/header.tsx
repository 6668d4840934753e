/** The top of the page: what this is, who answers, how it stands. */
import { memo } from 'react';
import { Glyph } from './glyph';
import type { ServerInfo } from './server-facts';
import { useTheme } from './use-theme';

interface HeaderProps {
  view: keyof typeof VIEWS;
  info: ServerInfo | undefined;
  status: string;
  /** Begins a new conversation, where there is one to leave. */
  onClear: (() => void) | undefined;
  /** The id of what stands beside the conversation, and is a drawer where the window is narrow. */
  panel: string;
  isPanelOpen: boolean;
  onPanel(): void;
}

/** What there is to see, and where. */
const VIEWS = { stream: ['One reply', './'], chat: ['Chat', './?view=chat'] } as const;

const BUTTON =
  'inline-flex size-9 cursor-pointer items-center justify-center rounded-full text-muted-foreground hover:bg-muted hover:text-foreground';

export const Header = memo(function Header(props: HeaderProps) {
  const { view, info, status, onClear, panel, isPanelOpen, onPanel } = props;
  const { theme, toggleTheme } = useTheme();
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-border px-4 max-sm:gap-2 max-sm:px-3">
      <Glyph name="delta" className="size-6 shrink-0 text-primary max-[23.5rem]:hidden" />
      <h1 className="text-lg font-semibold tracking-tight max-sm:sr-only">deltakit</h1>
      <nav aria-label="Views" className="flex rounded-full bg-muted p-0.5 text-sm">
        {Object.entries(VIEWS).map(([name, [title, href]]) => (
          <a
            key={name}
            href={href}
            aria-current={name === view ? 'page' : undefined}
            className="rounded-full px-3 py-1 whitespace-nowrap max-sm:px-2 text-muted-foreground hover:text-foreground aria-[current]:bg-card aria-[current]:text-foreground aria-[current]:shadow-sm"
          >
            {title}
          </a>
        ))}
      </nav>
      <p className="hidden text-sm text-muted-foreground xl:block">
        Replies that stream, and never lie about it.
      </p>
      <div className="ms-auto flex items-center gap-1.5 max-sm:gap-0.5">
        <Source info={info} />
        <button
          type="button"
          onClick={onPanel}
          aria-expanded={isPanelOpen}
          aria-controls={panel}
          className="inline-flex h-9 cursor-pointer items-center gap-2 rounded-full border border-input ps-3 pe-3.5 max-sm:px-2.5 text-sm hover:bg-muted lg:hidden"
        >
          <span
            data-status={status}
            className="size-2 rounded-full bg-primary data-[status=failed]:bg-destructive"
          />
          {status}
        </button>
        {onClear && (
          <button type="button" onClick={onClear} aria-label="New conversation" className={BUTTON}>
            <Glyph name="plus" className="size-5" />
          </button>
        )}
        <button
          type="button"
          onClick={toggleTheme}
          aria-label={theme === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
          className={BUTTON}
        >
          <Glyph name={theme === 'dark' ? 'sun' : 'moon'} className="size-5" />
        </button>
      </div>
    </header>
  );
});

function Source({ info }: { info: ServerInfo | undefined }) {
  if (!info) return null;
  const words = info.upstream === 'relay' ? `Relay · ${info.model ?? 'OpenAI-compatible'}` : 'Mock server';
  return (
    <span className="hidden max-w-56 truncate rounded-full bg-muted px-3 py-1 text-sm text-muted-foreground sm:block">
      {words}
    </span>
  );
}
