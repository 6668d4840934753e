/**
 * What goes wrong on the way, whatever the scenario and the format: connections that break, stall or err behind an event,
 * events that come twice or half, bytes that are cut anywhere. Only whole events of the reply are counted.
 */
import { readNumber } from './refusal';

/** The faults of a reply's connections. Each is also a name in the query, such as `?dropAt=3`. */
export interface WireFaults {
  /**
   * The first connection of a request breaks behind so many events: 0 is behind the headers, 2.5 in the middle of the
   * third event, `end` behind the last.
   */
  dropAt?: number | 'end' | undefined;
  /** Every connection breaks behind so many events of its own. */
  dropEvery?: number | undefined;
  /** As `dropAt`, but the bytes end cleanly. */
  cutAt?: number | undefined;
  /** This event, counted from 1, has lost its last brace; on the first connection. */
  malformedAt?: number | undefined;
  /** Every so many events one comes twice, with the same id where it has one. */
  duplicateEvery?: number | undefined;
  /** Behind so many events an error is reported in the format's own shape, and nothing follows; on the first connection. */
  errorAt?: number | undefined;
  /** Behind so many events the first connection is silent, for `stallMs` or for ever. */
  stallAt?: number | undefined;
  /** How long, in milliseconds whatever the speed. */
  stallMs?: number | undefined;
  /**
   * The body comes in pieces of so many bytes: few cut events and characters apart, many hold events back, as a proxy
   * does that buffers.
   */
  chunk?: number | undefined;
}

/**
 * The faults that a query asks for, beside those of its scenario.
 *
 * @throws Refusal when one is no number
 */
export function readWireFaults(query: URLSearchParams, own: WireFaults = {}): WireFaults {
  const number = (name: keyof WireFaults) => readNumber(query, name);
  return {
    dropAt: query.get('dropAt') === 'end' ? 'end' : (number('dropAt') ?? own.dropAt),
    dropEvery: number('dropEvery') ?? own.dropEvery,
    cutAt: number('cutAt') ?? own.cutAt,
    malformedAt: number('malformedAt') ?? own.malformedAt,
    duplicateEvery: number('duplicateEvery') ?? own.duplicateEvery,
    errorAt: number('errorAt') ?? own.errorAt,
    stallAt: number('stallAt') ?? own.stallAt,
    stallMs: number('stallMs') ?? own.stallMs,
    chunk: number('chunk') ?? own.chunk,
  };
}
