/**
 * The reply over time: each piece as it came, how much text was received and how much of it was on the page. Taken at the
 * instants at which the engine publishes, so that a tape that is run fast draws what one draws that is played.
 */
import type { LLMStream } from 'deltakit';
import { useEffect, useState } from 'react';
import { useStage } from '../stage/stage-provider';
import { sayTime, useTapeTime } from './use-tape-time';

interface Sample {
  readonly at: number;
  readonly received: number;
  readonly shown: number;
}

const WIDTH = 1000;
const HEIGHT = 140;
/** Below the curves are the pieces. */
const PIECES_HEIGHT = 34;
const SHORTEST_MS = 10_000;

export function Timeline({ stream }: { stream: LLMStream }) {
  const { pieces } = useStage();
  const samples = useSamples(stream);
  const { at } = useTapeTime();
  const end = Math.max(SHORTEST_MS, at);
  const most = Math.max(1, ...samples.slice(-1).map(({ received }) => received));
  const x = (ms: number) => (ms / end) * WIDTH;
  const y = (length: number) => (1 - length / most) * (HEIGHT - PIECES_HEIGHT - 10) + 5;
  const last = samples.at(-1);
  const curve = (of: 'received' | 'shown') =>
    [`M0,${y(0)}`, ...samples.map((one) => `H${x(one.at)}V${y(one[of])}`), `H${x(at)}`].join('');
  const ticks = pieces.map(({ at: came, bytes }) => {
    const height = Math.min(PIECES_HEIGHT - 6, 6 + 3 * Math.log2(bytes.length));
    return `M${x(came)},${HEIGHT}v${-height}`;
  });
  return (
    <figure className="lab-timeline">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="lab-shown" d={`${curve('shown')}V${y(0)}H0Z`} />
        <path className="lab-received" d={curve('received')} />
        <path className="lab-pieces" d={ticks.join('')} />
        <path className="lab-cursor" d={`M${x(at)},0V${HEIGHT}`} />
      </svg>
      <figcaption>
        <span className="lab-key-received">received</span>
        <span className="lab-key-shown">on the page</span>
        <span className="lab-key-pieces">{pieces.length === 1 ? '1 piece' : `${pieces.length} pieces`}</span>
        <span>
          {last ? `${last.received - last.shown} characters behind` : 'nothing yet'} at {sayTime(at)}
        </span>
      </figcaption>
    </figure>
  );
}

function useSamples({ subscribe, getSnapshot }: LLMStream): readonly Sample[] {
  const { clock } = useStage();
  const [samples] = useState<Sample[]>([]);
  useEffect(
    () =>
      subscribe(() => {
        const { state, display } = getSnapshot();
        samples.push({
          at: clock.now(),
          received: state.reply.text.length,
          shown: display.text.length,
        });
      }),
    [subscribe, getSnapshot, clock, samples],
  );
  return samples;
}
