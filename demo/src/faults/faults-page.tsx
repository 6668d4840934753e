/** Every fault of docs/faults.md, one click away; and all of them at once. */
import { Button } from '../parts/button';
import { Glyph } from '../parts/glyph';
import { Link } from '../shell/link';
import { Page } from '../shell/page';
import { useChoices } from '../shell/router';
import { FaultIndex } from './fault-index';
import { useFaultList } from './fault-list';
import { FaultView } from './fault-view';
import { usePlayAll } from './play-all';

const SPEC = { fault: '' } as const;

export default function FaultsPage() {
  const [choices] = useChoices(SPEC);
  const sections = useFaultList();
  const all = sections.flatMap(({ faults }) => faults);
  const { verdicts, isPlaying, play, stop } = usePlayAll(all);
  const chosen = all.find(({ slug }) => slug === choices.fault);
  const playable = all.filter(({ why }) => !why).length;
  const others = [...verdicts.values()].filter((verdict) => verdict === 'other').length;

  return (
    <Page
      title="Faults"
      isMock
      isFilling
      actions={
        playable > 0 && (
          <Button onClick={isPlaying ? stop : play} className="h-9 px-4">
            {isPlaying ? 'Stop' : 'Play all'}
          </Button>
        )
      }
    >
      <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 outline-none">
        <section
          data-chosen={chosen ? true : undefined}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          tabIndex={0}
          aria-label="All faults"
          className="w-full overflow-y-auto overscroll-contain -outline-offset-2 md:w-80 md:shrink-0 md:border-e md:border-border max-md:data-chosen:hidden"
        >
          <p role="status" className="px-5 pt-5 text-sm text-pretty text-muted-foreground">
            {verdicts.size === 0 && !isPlaying
              ? `What goes wrong, played by a real server against this browser. ${playable} can be played here.`
              : `${verdicts.size} of ${playable} played; ${others === 0 ? 'all as the document says' : `${others} otherwise than the document says`}.`}
          </p>
          <FaultIndex sections={sections} shown={chosen?.slug} verdicts={verdicts} />
        </section>
        <div
          data-chosen={chosen ? true : undefined}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          tabIndex={0}
          className="min-w-0 flex-1 overflow-y-auto overscroll-contain p-5 -outline-offset-2 sm:p-8 max-md:not-data-chosen:hidden"
        >
          {chosen ? (
            <>
              <Link
                href="/faults"
                className="-ms-1 mb-4 inline-flex h-9 items-center gap-1 text-sm text-muted-foreground hover:text-foreground md:hidden"
              >
                <Glyph name="back" className="size-4 rtl:-scale-x-100" /> All faults
              </Link>
              <FaultView key={chosen.slug} fault={chosen} />
            </>
          ) : (
            <p className="max-w-prose text-pretty text-muted-foreground">
              Choose a fault. It is played at once, and what the state shows stands beside what{' '}
              <code className="font-mono text-[0.9em]">docs/faults.md</code> says of it. Nothing is made up:
              the list, the document and the tests have one source.
            </p>
          )}
        </div>
      </main>
    </Page>
  );
}
