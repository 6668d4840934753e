/**
 * The stage for the stories below it. The toolbar's settings in, `useStage()` for what a hook needs and `useTape()` for
 * what moves the tape out. Another script is another stage, and the story mounts anew; to go back is to play again from
 * the start, on the same seed.
 */
import { createContext, Fragment, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { GLOBALS_UPDATED, UPDATE_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { createStage, type Stage } from './create-stage';
import { STAGE_COMMAND, STAGE_POSITION, type StageCommand, type StagePosition } from './stage-events';
import { type StageSettings, scriptOf } from './stage-settings';

/** What moves the tape. */
export interface Tape {
  play(): void;
  pause(): void;
  /** Goes on to the next thing that happens. */
  step(): void;
  /** Goes to a place, in virtual milliseconds; back is from the start. */
  scrub(at: number): void;
  restart(): void;
}

const StageContext = createContext<Stage | undefined>(undefined);
const TapeContext = createContext<Tape | undefined>(undefined);

interface StageProviderProps {
  settings: StageSettings;
  /** Whether less motion is asked for. */
  calm: boolean;
  children: ReactNode;
}

export function StageProvider({ settings, calm, children }: StageProviderProps) {
  const { speed, at } = settings;
  const script = scriptOf(settings);
  const [run, setRun] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the script is what a stage is made of, and a run is a new one
  const stage = useMemo(() => createStage(settings, { calm }), [script, calm, run]);
  const tape = useMemo(() => createTape(stage, () => setRun((before) => before + 1)), [stage]);

  useEffect(() => stage.clock.setSpeed(speed), [stage, speed]);

  useEffect(() => {
    const { clock } = stage;
    let isOver = false;
    // The story has mounted, and asked, before time begins.
    void stage.begun.then(() => {
      if (isOver) return;
      if (at === undefined) clock.play();
      else if (at < Math.floor(clock.now())) setRun((before) => before + 1);
      else void clock.holdAt(at);
    });
    return () => {
      isOver = true;
    };
  }, [stage, at]);

  useEffect(() => () => stage.clock.dispose(), [stage]);
  useEffect(() => listen(stage, tape), [stage, tape]);

  return (
    <StageContext value={stage}>
      <TapeContext value={tape}>
        <Fragment key={`${script} ${calm} ${run}`}>{children}</Fragment>
      </TapeContext>
    </StageContext>
  );
}

/**
 * What a story plays on: `url`, `fetch`, `clock` and `random` for a hook.
 *
 * @example
 * ```tsx
 * const { url, fetch, clock, random } = useStage();
 * const stream = useLLMStream({ url, fetch, clock, random });
 * ```
 */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage)
    throw new Error('There is no stage here: useStage() is for stories, below the decorator of preview.tsx.');
  return stage;
}

/** What moves the tape of the stage. */
export function useTape(): Tape {
  const tape = useContext(TapeContext);
  if (!tape)
    throw new Error('There is no stage here: useTape() is for stories, below the decorator of preview.tsx.');
  return tape;
}

/** Where the tape is goes into the URL whenever it is held, so that a link shows the same. */
function createTape({ clock }: Stage, rewind: () => void): Tape {
  const say = (at: number | '') => addons.getChannel().emit(UPDATE_GLOBALS, { globals: { at } });
  const hold = async (held: Promise<void>) => {
    await held;
    say(Math.ceil(clock.now()));
  };
  return {
    play() {
      clock.play();
      say('');
    },
    pause: () => void hold(clock.holdAt(clock.now())),
    step: () => void hold(clock.step()),
    scrub: (at) => say(Math.max(0, Math.round(at))),
    restart() {
      rewind();
      if (clock.mode !== 'playing') say(0);
    },
  };
}

/** How often the tool is told where the tape is. */
const TELL_MS = 100;

/** The tool in Storybook's toolbar moves the tape too, and is told where it is. */
function listen({ clock, pieces }: Stage, tape: Tape): () => void {
  const channel = addons.getChannel();
  const obey = (command: StageCommand) => {
    if (command.type === 'scrub') tape.scrub(command.at);
    else tape[command.type]();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What goes from frame to frame is written out and read again: not with each picture.
  const tell = () => {
    timer ??= setTimeout(tellNow, TELL_MS);
  };
  const tellNow = () => {
    timer = undefined;
    const position: StagePosition = { at: clock.now(), mode: clock.mode, pieces: pieces.length };
    channel.emit(STAGE_POSITION, position);
  };
  channel.on(STAGE_COMMAND, obey);
  channel.on(GLOBALS_UPDATED, tell);
  const unsubscribe = clock.subscribe(tell);
  return () => {
    channel.off(STAGE_COMMAND, obey);
    channel.off(GLOBALS_UPDATED, tell);
    unsubscribe();
    clearTimeout(timer);
  };
}
