/** One fault: played here and now, with what the state shows, beside what the document says. */
import { Message } from 'deltakit/components';
import type { State } from 'deltakit/core';
import { Button } from '../parts/button';
import { ErrorFacts } from '../parts/error-facts';
import { Lengths } from '../parts/lengths';
import { StateDiagram } from '../parts/state-diagram';
import { Coded } from './coded';
import type { FaultCard } from './fault-list';
import { useFaultRun } from './use-fault-run';
import { Verdict } from './verdict';

export function FaultView({ fault }: { fault: FaultCard }) {
  const { snapshot, played, failure, again } = useFaultRun(fault);
  const state = snapshot?.state;
  const status = state?.status ?? 'idle';
  return (
    <article
      data-played={played ? true : undefined}
      aria-labelledby="fault-name"
      className="flex flex-col gap-6"
    >
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="fault-name" className="text-xl font-semibold tracking-tight text-balance">
          <Coded>{fault.name}</Coded>
        </h2>
        {!fault.why && <Button onClick={again}>Play it again</Button>}
      </header>
      {fault.why && <p className="max-w-prose text-muted-foreground">{fault.why}</p>}
      {failure && (
        <p role="alert" className="text-destructive">
          {failure}
        </p>
      )}
      {!fault.why && (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <div className="min-w-0 rounded-2xl border border-border bg-card p-4">
            {snapshot && state ? (
              <Message
                role="assistant"
                status={status}
                reply={snapshot.display}
                {...factsOf(state)}
                onRetry={again}
              />
            ) : (
              <p className="text-sm text-muted-foreground">Asking…</p>
            )}
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <StateDiagram status={status} />
            <Lengths
              received={state?.reply.text.length ?? 0}
              displayed={snapshot?.display.text.length ?? 0}
              final={state?.status === 'completed' ? state.reply.text.length : undefined}
            />
            {state?.status === 'failed' && <ErrorFacts error={state.error} />}
          </div>
        </div>
      )}
      <Verdict said={fault.row} came={played?.row} />
    </article>
  );
}

function factsOf(state: State) {
  if (state.status === 'idle') return {};
  const { attempt } = state;
  if (state.status === 'failed') return { attempt, error: state.error };
  if (state.status === 'cancelled') return { attempt, reason: state.reason };
  if (state.status === 'completed') return { attempt };
  return {
    attempt,
    attempts: state.request.retry?.attempts,
    retryAt: state.retryAt,
    error: state.retryError,
  };
}
