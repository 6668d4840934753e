/** What the toolbar and the stage say to each other: they live in two frames. */

export const STAGE_COMMAND = 'deltakit/stage-command';
export const STAGE_POSITION = 'deltakit/stage-position';

export type StageCommand =
  | { readonly type: 'play' | 'pause' | 'step' | 'restart' }
  | { readonly type: 'scrub'; readonly at: number };

export interface StagePosition {
  /** Virtual milliseconds. */
  readonly at: number;
  readonly mode: 'playing' | 'held' | 'running';
  /** How many have come. */
  readonly pieces: number;
}
