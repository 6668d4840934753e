/** @jsxRuntime classic */
/** Play, pause, step, start and scrub: the stage in the other frame is told, and tells where the tape is. */
// biome-ignore lint/correctness/noUnusedImports: Storybook's own frame is built with the classic JSX
import React, { type ReactNode, useState } from 'react';
import { useChannel } from 'storybook/manager-api';
import { styled } from 'storybook/theming';
import {
  STAGE_COMMAND,
  STAGE_POSITION,
  type StageCommand,
  type StagePosition,
} from '../stories/stage/stage-events';
import { SCRUB_STEP_MS, useScrub } from '../stories/stage/use-scrub';

/** The slider is at least so long, in virtual milliseconds; it grows with what was played. */
const SHORTEST_MS = 10_000;

/** What was seen last stays known while the panel is closed. */
let last: StagePosition = { at: 0, mode: 'playing', pieces: 0 };
let furthest = SHORTEST_MS;

export function StreamTransport() {
  const [position, setPosition] = useState(last);
  const emit = useChannel({
    [STAGE_POSITION]: (next: StagePosition) => {
      last = next;
      furthest = Math.max(furthest, Math.ceil(next.at / 5000) * 5000);
      setPosition(next);
    },
  });
  const slider = useScrub(position, (at) => emit(STAGE_COMMAND, { type: 'scrub', at }));
  const order = (command: StageCommand) => {
    slider.follow();
    emit(STAGE_COMMAND, command);
  };
  const isPlaying = position.mode === 'playing';
  const said = `${(position.at / 1000).toFixed(2)} s`;
  return (
    <Transport>
      <Press label="From the start" onPress={() => order({ type: 'restart' })}>
        <path d="M2 2h1.6v4.2L11 2v10L3.600 7.800V12H2z" />
      </Press>
      <Press
        label={isPlaying ? 'Pause' : 'Play'}
        onPress={() => order({ type: isPlaying ? 'pause' : 'play' })}
      >
        {isPlaying ? <path d="M3 2h3v10H3zM8 2h3v10H8z" /> : <path d="M3 1.500v11L12 7z" />}
      </Press>
      <Press label="Step to what happens next" onPress={() => order({ type: 'step' })}>
        <path d="M2 2v10l6.500-5zM10 2h1.800v10H10z" />
      </Press>
      <input
        type="range"
        aria-label="Place on the tape"
        aria-valuetext={said}
        min={0}
        max={furthest}
        step={SCRUB_STEP_MS}
        value={slider.value}
        onChange={(event) => slider.slide(event.currentTarget.valueAsNumber)}
      />
      <output>
        {said}
        <small>{position.pieces === 1 ? '1 piece' : `${position.pieces} pieces`}</small>
      </output>
    </Transport>
  );
}

function Press({ label, onPress, children }: { label: string; onPress(): void; children: ReactNode }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onPress}>
      <svg width="14" height="14" viewBox="0 0 14 14" fill="currentColor" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}

const Transport = styled.div(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  padding: '12px 16px',
  '& button': {
    display: 'grid',
    flex: 'none',
    inlineSize: 30,
    blockSize: 30,
    placeItems: 'center',
    border: 0,
    borderRadius: theme.input.borderRadius,
    background: 'none',
    color: theme.color.defaultText,
    cursor: 'pointer',
  },
  '& button:hover': { background: theme.background.hoverable },
  '& input': { flex: 1, minInlineSize: 0, margin: '0 6px', accentColor: theme.color.secondary },
  '& output': {
    flex: 'none',
    inlineSize: '4.500rem',
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
  },
  '& small': { display: 'block', color: theme.textMutedColor, fontSize: 11, lineHeight: '14px' },
}));
