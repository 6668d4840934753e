/** docs/events.md says what each event and each of its fields is called elsewhere. */
import { readFileSync } from 'node:fs';
import type { LifecycleEvent, Usage } from 'deltakit/core';
import { expect, it } from 'vitest';

type KeyOfEach<T> = T extends unknown ? keyof T : never;

const EVENTS: Record<LifecycleEvent['type'], true> = {
  started: true,
  opened: true,
  'first-content': true,
  retry: true,
  completed: true,
  failed: true,
  cancelled: true,
};

const FIELDS: Record<Exclude<KeyOfEach<LifecycleEvent>, 'type' | 'usage'> | `usage.${keyof Usage}`, true> = {
  requestId: true,
  attempt: true,
  ms: true,
  headersMs: true,
  firstContentMs: true,
  bytes: true,
  status: true,
  errorKind: true,
  phase: true,
  code: true,
  waitMs: true,
  reason: true,
  model: true,
  promptVersion: true,
  finishReason: true,
  'usage.inputTokens': true,
  'usage.outputTokens': true,
  'usage.reasoningTokens': true,
  'usage.cachedInputTokens': true,
  'usage.totalTokens': true,
};

it('docs/events.md has one row for each event and for each field, and no other', () => {
  const rows = readFileSync('docs/events.md', 'utf8')
    .split('\n')
    .map((line) => /^\| `([\w.-]+)` \|/.exec(line)?.[1])
    .filter(Boolean);
  expect([...rows].sort()).toEqual([...Object.keys(EVENTS), ...Object.keys(FIELDS)].sort());
});
