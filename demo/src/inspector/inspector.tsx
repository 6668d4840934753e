/** The panel beside the chat: the state, the request, the numbers, the error, what the server saw, and the log. */
import type { ReactNode } from 'react';
import { Glyph } from '../glyph';
import type { Stream } from '../use-turns';
import type { EventLog } from './create-event-log';
import { ErrorFacts } from './error-facts';
import { EventList } from './event-list';
import { Lengths } from './lengths';
import { RequestFacts } from './request-facts';
import { ServerView } from './server-view';
import { StateDiagram } from './state-diagram';

interface InspectorProps {
  stream: Stream;
  log: EventLog;
  isMock: boolean;
  /** Where the window is narrow, the panel is a drawer. */
  isOpen: boolean;
  onClose(): void;
}

export function Inspector({ stream, log, isMock, isOpen, onClose }: InspectorProps) {
  const { status } = stream;
  return (
    <aside
      id="inspector"
      aria-label="Inspector"
      data-open={isOpen || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      className={
        'flex w-96 shrink-0 flex-col gap-6 overflow-y-auto overscroll-contain border-s border-border p-5 -outline-offset-2 ' +
        'max-lg:invisible max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-10 max-lg:h-[72dvh] max-lg:w-auto max-lg:translate-y-full ' +
        'max-lg:rounded-t-3xl max-lg:border-s-0 max-lg:border-t max-lg:bg-card max-lg:shadow-2xl max-lg:transition-[translate,visibility] ' +
        'max-lg:data-open:visible max-lg:data-open:translate-y-0 motion-reduce:transition-none'
      }
    >
      <button
        type="button"
        onClick={onClose}
        aria-label="Close the inspector"
        className="absolute end-3 top-3 inline-flex size-9 cursor-pointer items-center justify-center rounded-full hover:bg-muted lg:hidden"
      >
        <Glyph name="close" className="size-5" />
      </button>
      <Section title="State">
        <StateDiagram status={status} />
      </Section>
      <Section title="Request">
        <RequestFacts stream={stream} />
      </Section>
      <Section title="Text">
        <Lengths
          received={stream.received.text.length}
          displayed={stream.display.text.length}
          final={stream.final?.text.length}
        />
      </Section>
      {stream.error && (
        <Section title="Error">
          <ErrorFacts error={stream.error} />
        </Section>
      )}
      {isMock && (
        <Section title="What the server saw">
          <ServerView requestId={stream.requestId} status={status} attempt={stream.attempt} />
        </Section>
      )}
      <Section title="Events">
        <EventList log={log} />
      </Section>
    </aside>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2.5">
      <h2 className="text-sm font-semibold text-muted-foreground">{title}</h2>
      {children}
    </section>
  );
}
