/** Where the request stands, among all places where it can; and how much of the reply is where. */
import type { LLMStream } from 'deltakit';

const STATUSES = ['idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'] as const;

export function StatusLights({ status }: { status: LLMStream['status'] }) {
  return (
    <section>
      <h2>Status</h2>
      <ol className="lab-lights">
        {STATUSES.map((name) => (
          <li key={name} aria-current={name === status ? 'step' : undefined}>
            {name}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Lengths({ stream }: { stream: LLMStream }) {
  const { received, display, final } = stream;
  return (
    <dl className="lab-lengths">
      <Length name="Received" of={received.text.length} />
      <Length name="On the page" of={display.text.length} />
      <Length name="Final" of={final?.text.length} />
    </dl>
  );
}

/** A final that does not exist yet has no length, not a length of 0. */
function Length({ name, of }: { name: string; of: number | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{of === undefined ? <span className="lab-none">none yet</span> : of.toLocaleString()}</dd>
    </div>
  );
}
