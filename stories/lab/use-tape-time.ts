/** The stage's clock in, where its tape is out: a render for each real frame in which it moved. */
import { useEffect, useState } from 'react';
import { useStage } from '../stage/stage-provider';

export function useTapeTime() {
  const { clock } = useStage();
  const [time, setTime] = useState(() => ({ at: clock.now(), mode: clock.mode }));
  useEffect(() => {
    const update = () => setTime({ at: clock.now(), mode: clock.mode });
    update();
    return clock.subscribe(update);
  }, [clock]);
  return time;
}

/** Virtual milliseconds, as people read them. */
export function sayTime(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
