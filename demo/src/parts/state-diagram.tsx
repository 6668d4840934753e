/** The machine as a picture: six states, and the one that is now lit. */
import { memo, useState } from 'react';

type Status = 'idle' | 'pending' | 'streaming' | 'completed' | 'failed' | 'cancelled';

const NODES: Record<Status, { x: number; y: number }> = {
  idle: { x: 34, y: 70 },
  pending: { x: 116, y: 70 },
  streaming: { x: 204, y: 70 },
  completed: { x: 302, y: 20 },
  failed: { x: 302, y: 70 },
  cancelled: { x: 302, y: 120 },
};

const WIDTHS: Record<Status, number> = {
  idle: 52,
  pending: 72,
  streaming: 80,
  completed: 84,
  failed: 84,
  cancelled: 84,
};

/** From, to, the line. */
const EDGES: readonly [Status, Status, string][] = [
  ['idle', 'pending', 'M60 70H78'],
  ['pending', 'streaming', 'M152 70h10'],
  ['streaming', 'completed', 'M244 62c10-4 4-42 14-42'],
  ['streaming', 'failed', 'M244 70h14'],
  ['streaming', 'cancelled', 'M244 78c10 4 4 42 14 42'],
];

/** A reply may end without ever having streamed. Drawn only when it did, as they would crowd the picture. */
const SHORT_CUTS: readonly [Status, Status, string][] = [
  ['pending', 'completed', 'M116 54C122 14 190 20 258 20'],
  ['pending', 'failed', 'M116 86c16 30 120 30 158 2'],
  ['pending', 'cancelled', 'M116 86C122 126 190 120 258 120'],
];

const STATUSES: readonly Status[] = ['idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'];

export const StateDiagram = memo(function StateDiagram({ status }: { status: Status }) {
  const before = useStatusBefore(status);
  const isTaken = ([from, to]: (typeof EDGES)[number]) => from === before && to === status;
  const edges = [...EDGES, ...SHORT_CUTS.filter(isTaken)];
  return (
    <svg
      viewBox="0 0 352 140"
      role="img"
      aria-label={`The reply is ${status}`}
      data-status={status}
      className="w-full"
    >
      {edges.map((edge) => (
        <path
          key={edge[2]}
          d={edge[2]}
          fill="none"
          strokeWidth="1.5"
          data-lit={isTaken(edge) || undefined}
          className="stroke-input data-lit:stroke-primary data-lit:stroke-2"
        />
      ))}
      {STATUSES.map((name) => (
        <g key={name} data-state={name} data-lit={name === status || undefined} className="group">
          <rect
            x={NODES[name].x - WIDTHS[name] / 2}
            y={NODES[name].y - 15}
            width={WIDTHS[name]}
            height="30"
            rx="15"
            strokeWidth="1"
            className={
              'fill-muted stroke-transparent transition-[fill] motion-reduce:transition-none group-data-lit:fill-primary ' +
              'group-data-lit:group-data-[state=failed]:fill-destructive'
            }
          />
          <text
            x={NODES[name].x}
            y={NODES[name].y + 4.5}
            textAnchor="middle"
            className={
              'fill-muted-foreground text-[12px] group-data-lit:fill-primary-foreground group-data-lit:font-semibold ' +
              'group-data-lit:group-data-[state=failed]:fill-background'
            }
          >
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
});

/** The status before this one: which way led here. */
function useStatusBefore(status: Status): Status | undefined {
  const [way, setWay] = useState<{ now: Status; before?: Status }>({ now: status });
  if (way.now !== status) setWay({ now: status, before: way.now });
  return way.now === status ? way.before : way.now;
}
