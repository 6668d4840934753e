/**
 * Replies that outlive their connection. A run is one reply under one key: its events are numbered and kept, and a
 * client that comes back goes on behind the last one it has. Without a client it waits, unless it is detached.
 */
import type { EventBeat, WireBeat } from './encode-beats';
import { Refusal } from './refusal';
import { keepSilent, type Stage, silenceMs } from './stage';

/** One reply and what was sent of it. */
export interface Run {
  readonly isCancelled: boolean;
  /**
   * What comes behind an event (0: from the beginning), for a new connection; an older one is closed.
   *
   * @throws Refusal when that event was never sent, or what follows it is no longer kept
   */
  connect(after: number, stage: Stage): Generator<WireBeat, void>;
  /** Ends it for good, and its connection. */
  cancel(): void;
}

/** The runs of a server, by their key. */
export interface Runs {
  find(key: string): Run | undefined;
  /** Begins a run; one that has the same key is replaced. */
  begin(key: string, beats: Iterator<WireBeat, void>, options: { isDetached: boolean }): Run;
  clear(): void;
}

/** How many runs are kept. */
const KEPT_RUNS = 100;

/** How many events are kept of each, and how far a detached run plays on. */
const KEPT_EVENTS = 20_000;

/** Makes an empty register; the oldest run gives way. */
export function createRuns(): Runs {
  const runs = new Map<string, Run>();
  return {
    find: (key) => runs.get(key),
    begin(key, beats, { isDetached }) {
      const run = createRun(beats, isDetached);
      runs.delete(key);
      runs.set(key, run);
      const [oldest] = runs.keys();
      if (runs.size > KEPT_RUNS && oldest !== undefined) runs.delete(oldest);
      return run;
    },
    clear() {
      for (const run of runs.values()) run.cancel();
      runs.clear();
    },
  };
}

function createRun(beats: Iterator<WireBeat, void>, isDetached: boolean): Run {
  const kept: EventBeat[] = [];
  let forgotten = 0;
  // When the silence ends that was under way as the last connection left.
  let silentUntil: number | undefined;
  let isOver = false;
  let isCancelled = false;
  let current: Stage | undefined;

  function* play(after: number, { timers, speed }: Stage): Generator<WireBeat, void> {
    yield* kept.slice(after - forgotten);
    if (silentUntil !== undefined) yield { type: 'hang', ms: silentUntil - timers.now() };
    silentUntil = undefined;
    for (let next = beats.next(); !next.done; next = beats.next()) {
      const beat = next.value;
      if (beat.type === 'wait' || beat.type === 'hang') {
        silentUntil = timers.now() + silenceMs(beat, speed);
        yield beat;
        silentUntil = undefined;
      } else {
        yield beat.type === 'event' && beat.text !== '' ? keep(beat) : beat;
      }
    }
    isOver = true;
  }

  function keep(beat: EventBeat): EventBeat {
    const numbered = { ...beat, text: withId(beat.text, forgotten + kept.length + 1) };
    kept.push(numbered);
    if (kept.length > KEPT_EVENTS) {
      kept.shift();
      forgotten += 1;
    }
    return numbered;
  }

  /** The server reads its own reply, so that whoever comes back finds it there. */
  async function playOn(stage: Stage): Promise<void> {
    const alone: Stage = { ...stage, signal: undefined, closing: new AbortController() };
    const { signal } = alone.closing;
    current = alone;
    let played = 0;
    for (const beat of play(forgotten + kept.length, alone)) {
      if (beat.type === 'wait' || beat.type === 'hang') await keepSilent(beat, alone, signal);
      played += 1;
      if (signal.aborted || played > KEPT_EVENTS) return;
    }
  }

  return {
    get isCancelled() {
      return isCancelled;
    },
    connect(after, stage) {
      if (after > forgotten + kept.length) throw notSent(after);
      if (after < forgotten) throw notKept(after);
      const older = current;
      current = stage;
      older?.closing.abort();
      stage.onEnd = () => {
        if (current !== stage) return;
        current = undefined;
        if (!isDetached || isOver || isCancelled) return;
        // A scenario that throws breaks its own reply: whoever comes back finds it cut off.
        playOn(stage).catch(() => {});
      };
      return play(after, stage);
    },
    cancel() {
      isCancelled = true;
      kept.length = 0;
      beats.return?.();
      current?.closing.abort();
    },
  };
}

/** Only an event can have an id: an error that stands between the events has a number, but can't say it. */
function withId(text: string, number: number): string {
  return /^(data|event):/.test(text) ? `id: ${number}\n${text}` : text;
}

function notSent(after: number): Refusal {
  const message = `The event ${after} was never sent. Send the id of one that was, or no Last-Event-ID to begin anew.`;
  return new Refusal(400, 'invalid_last_event_id', message);
}

function notKept(after: number): Refusal {
  return new Refusal(410, 'events_forgotten', `What followed the event ${after} is no longer kept.`);
}
