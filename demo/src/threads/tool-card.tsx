/** A call that waits for somebody, or is at work: what it would do, and what can be said to it. */
import type { ChatMessageOf } from 'deltakit';
import type { ReactNode } from 'react';
import type { HarbourTools } from './harbour-tools';

type Part = ChatMessageOf<HarbourTools>['parts'][number];
type HarbourCall = Extract<Part, { type: 'tool-call' }>['call'];

interface ToolCardProps {
  call: HarbourCall;
  approve(callId: string): void;
  deny(callId: string): void;
  respond(callId: string, value: unknown): void;
}

/** Whether a call is shown by a card; the kit shows all others. */
export function hasCard({ state }: HarbourCall): boolean {
  return state === 'awaiting-approval' || state === 'awaiting-answer' || state === 'running';
}

export function ToolCard({ call, approve, deny, respond }: ToolCardProps) {
  const { id, name, state } = call;
  if (name === 'pick_day' && state === 'awaiting-answer') {
    return (
      <Card title={call.input.question}>
        {call.input.days.map((day) => (
          <Choice key={day} onChoose={() => respond(id, { day })}>
            {day}
          </Choice>
        ))}
      </Card>
    );
  }
  if (name === 'book_boat' && state === 'awaiting-approval') {
    const { boat, hours } = call.input;
    return (
      <Card title={`Book the ${boat} for ${hours} hours?`}>
        <Choice isMain onChoose={() => approve(id)}>
          Book it
        </Choice>
        <Choice onChoose={() => deny(id)}>No</Choice>
      </Card>
    );
  }
  return <Card title={name === 'book_boat' ? 'Booking the boat' : `Running ${name}`} />;
}

function Card({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="my-1 flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2.5 rounded-2xl border border-border bg-card px-4 py-2.5 has-[button]:pe-3">
      <p className="font-medium">{title}</p>
      {children && <div className="flex flex-wrap gap-1.5">{children}</div>}
    </div>
  );
}

interface ChoiceProps {
  isMain?: boolean;
  onChoose(): void;
  children: ReactNode;
}

function Choice({ isMain, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      data-main={isMain}
      className="h-8 cursor-pointer rounded-full bg-muted px-3.5 text-sm font-medium hover:bg-border data-main:bg-primary data-main:text-primary-foreground data-main:hover:opacity-90 pointer-coarse:h-11"
    >
      {children}
    </button>
  );
}
