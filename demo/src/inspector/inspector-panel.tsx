/** The panel beside the chat: the state, the request, the numbers, the error, what the server saw, and the log. */
import { ErrorFacts } from '../parts/error-facts';
import { Lengths } from '../parts/lengths';
import { Panel } from '../parts/panel';
import { Section } from '../parts/section';
import { StateDiagram } from '../parts/state-diagram';
import type { EventLog } from './create-event-log';
import { EventList } from './event-list';
import { RequestFacts } from './request-facts';
import { ServerView } from './server-view';
import type { Stream } from './use-turns';

interface InspectorPanelProps {
  stream: Stream;
  log: EventLog;
  isMock: boolean;
  /** Where the window is narrow, the panel is a drawer. */
  isOpen: boolean;
  onClose(): void;
}

export function InspectorPanel({ stream, log, isMock, isOpen, onClose }: InspectorPanelProps) {
  const { status } = stream;
  return (
    <Panel
      id="inspector"
      label="Inspector"
      side="end"
      isOpen={isOpen}
      onClose={onClose}
      className="w-96 gap-6 p-5"
    >
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
    </Panel>
  );
}
