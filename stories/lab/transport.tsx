/** Play, pause, step, start and scrub, as in the toolbar: for a lab that stands alone, without Storybook around it. */
import type { ReactNode } from 'react';
import { useTape } from '../stage/stage-provider';
import { SCRUB_STEP_MS, useScrub } from '../stage/use-scrub';
import { sayTime, useTapeTime } from './use-tape-time';

/** The slider is at least so long, and grows with what was played. */
const SHORTEST_MS = 10_000;
const GROWTH_MS = 5000;

export function Transport() {
  const tape = useTape();
  const { at, mode } = useTapeTime();
  const { value, slide, follow } = useScrub({ at, mode }, tape.scrub);
  const order = (command: () => void) => () => {
    follow();
    command();
  };
  const isPlaying = mode === 'playing';
  const end = Math.max(SHORTEST_MS, Math.ceil(at / GROWTH_MS) * GROWTH_MS);
  return (
    <fieldset className="lab-transport" aria-label="Tape" data-mode={mode}>
      <Press label="From the start" onPress={order(tape.restart)}>
        <path d="M6 6v12M19 6l-9 6 9 6z" />
      </Press>
      <Press label={isPlaying ? 'Pause' : 'Play'} onPress={order(isPlaying ? tape.pause : tape.play)}>
        {isPlaying ? <path d="M8 5v14M16 5v14" /> : <path d="M7 5l11 7-11 7z" />}
      </Press>
      <Press label="Step to what happens next" onPress={order(tape.step)}>
        <path d="M6 6l9 6-9 6zM18 6v12" />
      </Press>
      <input
        type="range"
        aria-label="Place on the tape"
        aria-valuetext={sayTime(at)}
        min={0}
        max={end}
        step={SCRUB_STEP_MS}
        value={value}
        onChange={(event) => slide(event.currentTarget.valueAsNumber)}
      />
      <span className="lab-time">{sayTime(at)}</span>
    </fieldset>
  );
}

function Press({ label, onPress, children }: { label: string; onPress(): void; children: ReactNode }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onPress}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}
