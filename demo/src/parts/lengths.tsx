/** How much text has come, how much of it is painted, and how much is final: three things, and they may differ. */

interface LengthsProps {
  received: number;
  displayed: number;
  /** Not there before the provider said that the reply is whole. */
  final: number | undefined;
}

export function Lengths({ received, displayed, final }: LengthsProps) {
  const painted = received === 0 ? 0 : Math.min(1, displayed / received);
  return (
    <div className="flex flex-col gap-2.5">
      <dl className="grid grid-cols-3 gap-2">
        <Length name="received" value={received} />
        <Length name="displayed" value={displayed} />
        <Length name="final" value={final} />
      </dl>
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-muted">
        <div
          className="h-full origin-left rounded-full bg-primary rtl:origin-right"
          style={{ transform: `scaleX(${painted})` }}
        />
      </div>
    </div>
  );
}

function Length({ name, value }: { name: string; value: number | undefined }) {
  return (
    <div className="flex flex-col-reverse rounded-xl border border-border px-3 py-2">
      <dt className="text-xs text-muted-foreground">{name}</dt>
      <dd data-length={name} className="text-lg font-semibold tabular-nums">
        {value === undefined ? '–' : value.toLocaleString('en')}
      </dd>
    </div>
  );
}
