/** The frame of a page: its head with the way to the others, its own controls, and the page below. */
import { type ReactNode, useEffect, useState } from 'react';
import { ROUND_BUTTON } from '../parts/button';
import { Glyph } from '../parts/glyph';
import { OwnWords } from '../parts/own-words';
import { Panel } from '../parts/panel';
import { useServerInfo } from '../parts/server-facts';
import { useMedia } from '../parts/use-media';
import { Navigation } from './navigation';
import { hasMoved } from './router';
import { SettingsMenu } from './settings-menu';

interface PageProps {
  title: string;
  /** What there is to see, in a sentence or two. */
  intro?: ReactNode;
  /** Who answers here, where it is always the mock server. */
  isMock?: boolean;
  /** Its own buttons, in the head. */
  actions?: ReactNode;
  /** Fills the window and scrolls within itself, as a chat does. Else the page scrolls. */
  isFilling?: boolean;
  /** It is being fetched. */
  isComing?: boolean;
  children?: ReactNode;
}

export function Page({
  title,
  intro,
  isMock = false,
  actions,
  isFilling = false,
  isComing = false,
  children,
}: PageProps) {
  useEffect(() => {
    document.title = title === 'deltakit' ? 'deltakit demo' : `${title} · deltakit demo`;
  }, [title]);
  useEffect(() => {
    // Who goes to another page by keyboard goes on there, and a screen reader is told.
    if (!isComing && hasMoved()) document.getElementById('content')?.focus({ preventScroll: true });
  }, [isComing]);
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-border px-3 sm:px-5">
        <Menu />
        <h1 lang="en" dir="ltr" className="truncate font-semibold tracking-tight">
          {title}
        </h1>
        <div className="ms-auto flex items-center gap-1.5">
          <Source isMock={isMock} />
          {actions}
          <SettingsMenu />
        </div>
      </header>
      {isFilling ? (
        children
      ) : (
        <main
          id="content"
          tabIndex={-1}
          aria-busy={isComing || undefined}
          className="min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2"
        >
          <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
            {intro && (
              <p className="max-w-prose text-pretty text-muted-foreground">
                <OwnWords>{intro}</OwnWords>
              </p>
            )}
            {children}
          </div>
        </main>
      )}
    </div>
  );
}

/** Where the list of pages is not beside the page. */
function Menu() {
  const [isOpen, setOpen] = useState(false);
  const hasColumn = useMedia('(min-width: 64rem)');
  if (hasColumn) return null;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-label="All pages"
        className={`${ROUND_BUTTON} -ms-1.5`}
      >
        <Glyph name="menu" className="size-5" />
      </button>
      <Panel
        id="menu"
        label="All pages"
        side="start"
        kind="sheet"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        className="p-3"
      >
        <Navigation onLeave={() => setOpen(false)} />
      </Panel>
    </>
  );
}

/** Who answers on this page. */
function Source({ isMock }: { isMock: boolean }) {
  const info = useServerInfo();
  if (!info) return null;
  const isRelay = info.upstream === 'relay' && !isMock;
  const words = isRelay ? `Relay · ${info.model ?? 'a model'}` : 'Mock server';
  return (
    <span className="hidden max-w-56 truncate rounded-full bg-muted px-3 py-1 text-xs text-muted-foreground sm:block">
      {words}
    </span>
  );
}
