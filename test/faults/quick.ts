/** What a fault is played with, unless it says otherwise: short waits before the next attempt, and nothing to pace. */
import type { EngineOptions } from 'deltakit/core';

export const QUICK = {
  retry: { attempts: 3, baseMs: 1, maxMs: 2 },
  pacing: 'instant',
} as const satisfies Partial<EngineOptions>;
