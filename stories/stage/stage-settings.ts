/**
 * What the toolbar says of the stream, in the words of the URL, in; what the stage plays out. What the toolbar leaves
 * open the story says (`parameters.stage`), and what both leave open stands here.
 */
import type { MockFormat } from 'deltakit/mock';

export interface StageSettings {
  /** The name of a scenario of the mock server. */
  scenario: string;
  format: MockFormat;
  /** Virtual milliseconds for a real one; `Infinity` waits for nothing. */
  speed: number;
  /** The share by which the silences vary; 0.5 where nobody says otherwise. */
  jitter?: number | undefined;
  /** Bytes in a piece of the body. */
  chunk?: number | undefined;
  /** Behind so many events the server is silent … */
  stallAt?: number | undefined;
  /** … for so many milliseconds. */
  stallMs?: number | undefined;
  dropAt?: number | undefined;
  errorAt?: number | undefined;
  /** Of all chance. */
  seed: number;
  /** Where the tape is held, in virtual milliseconds; it plays where this is left out. */
  at?: number | undefined;
}

/** What is played where nobody says otherwise. */
export const STAGE_DEFAULTS: StageSettings = {
  scenario: 'long-markdown',
  format: 'openai-chat',
  speed: 1,
  stallMs: 2000,
  seed: 1,
};

/** The globals of the stream. Empty ones are what the story, or the stage, says. */
export const STREAM_GLOBALS = {
  scenario: '',
  format: '',
  speed: '',
  jitter: '',
  chunk: '',
  stallAt: '',
  stallMs: '',
  dropAt: '',
  errorAt: '',
  seed: '',
  at: '',
} satisfies Record<keyof StageSettings, string>;

export type StreamGlobals = Readonly<Record<string, unknown>>;

/** @param own what the story says, as `parameters.stage` */
export function readSettings(globals: StreamGlobals, own: Partial<StageSettings> = {}): StageSettings {
  const number = (name: keyof StageSettings) => {
    const said = globals[name];
    if (said === 'instant') return Infinity;
    const value = said === undefined || said === '' ? Number.NaN : Number(said);
    return Number.isNaN(value) || value < 0 ? {} : value;
  };
  const said = Object.fromEntries(
    Object.keys(STREAM_GLOBALS).flatMap((name): [string, unknown][] => {
      if (name === 'scenario' || name === 'format') return globals[name] ? [[name, globals[name]]] : [];
      const value = number(name as keyof StageSettings);
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );
  return { ...STAGE_DEFAULTS, ...own, ...said };
}

/** What makes it another reply: all but how it is watched. */
export function scriptOf({ speed, at, ...script }: StageSettings): string {
  return JSON.stringify(script);
}

/** What the mock server is asked for. */
export function queryOf(settings: StageSettings): URLSearchParams {
  const { speed, at, seed, stallAt, stallMs, ...rest } = settings;
  const query = { ...rest, ...(stallAt !== undefined && { stallAt, stallMs }) };
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
