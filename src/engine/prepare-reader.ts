/**
 * Reads a few bytes while the page has nothing to do. Code that has never run is many times slower, and the first
 * tokens of the first reply would pay for that.
 */
import type { WireFormat } from '../deltas/wire-format';
import { createDeltaReader } from './create-delta-reader';

/** Most formats make nothing of it, but have looked at it. */
const SAMPLE = 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n';

const prepared = /* @__PURE__ */ new WeakSet<WireFormat>();

export function prepareReader(wire: WireFormat): void {
  const { requestIdleCallback } = globalThis;
  if (prepared.has(wire) || !requestIdleCallback) return;
  prepared.add(wire);
  requestIdleCallback(() => {
    const reader = createDeltaReader(wire, 'text/event-stream', {}, {});
    const bytes = new TextEncoder().encode(SAMPLE);
    for (let times = 0; times < 20; times++) reader.push(bytes);
  });
}
