/** What a fault made of a request in, a row of docs/faults.md out. It holds no time that varies. */
import type { CancelReason, StreamErrorFacts } from 'deltakit/core';
import type { SeenRequest } from './fault-server';

/** The columns. */
export type Row = readonly [fault: string, shows: string, text: string, saw: string, requests: number];

/** An outcome, or what is left of it when it comes out of a page. */
export type Told =
  | { status: 'completed'; final: { text: string } }
  | { status: 'failed'; error: Omit<StreamErrorFacts, 'message' | 'cause'>; partial: { text: string } }
  | { status: 'cancelled'; reason: CancelReason; partial: { text: string } };

export function describePlayed(
  fault: string,
  { outcomes, seen, requests }: { outcomes: readonly Told[]; seen: readonly SeenRequest[]; requests: number },
): Row {
  return [
    fault,
    outcomes.map(describeOutcome).join('; then ') || 'there is no page any more',
    outcomes.map(describeText).join('; then ') || '–',
    describeSeen(seen),
    requests,
  ];
}

/** Status and error. */
function describeOutcome(outcome: Told): string {
  if (outcome.status === 'completed') return '`completed`';
  if (outcome.status === 'cancelled') return `\`cancelled\`, reason \`${outcome.reason}\``;
  const { kind, status, code, phase, retryable, retryAfterMs } = outcome.error;
  return [
    `\`failed\`, \`${kind}\``,
    status && ` ${status}`,
    phase && ` in \`${phase}\``,
    code && ` “${code}”`,
    retryAfterMs && `, come back in ${retryAfterMs / 1000} s`,
    retryable ? ', retryable' : ', not retryable',
  ]
    .filter(Boolean)
    .join('');
}

/** What there is to show. */
function describeText(outcome: Told): string {
  const isWhole = outcome.status === 'completed';
  const { text } = isWhole ? outcome.final : outcome.partial;
  // Fit for a cell.
  const shown = text.replace(/[^\x20-\x7e]/g, '·');
  return text ? `${isWhole ? 'final' : 'partial'} “${shown}”` : '–';
}

const ENDS = {
  open: 'still open',
  answered: 'answered to its end',
  'broken off': 'broken off',
  left: 'the client left',
};

/** What is the same in a row is said once. */
function describeSeen(seen: readonly SeenRequest[]): string {
  const counts = new Map<string, number>();
  for (const { method, path, headers, end } of seen) {
    const behind = headers['last-event-id'];
    const words = [`${method}${path && ` ${path}`}`, behind && ` behind event ${behind}`, `: ${ENDS[end]}`];
    const said = words.filter(Boolean).join('');
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const parts = [...counts].map(([said, count]) => (count > 1 ? `${count} × ${said}` : said));
  return parts.join('; ') || 'nothing';
}

export function toTable(rows: readonly Row[]): string {
  const head = ['fault', 'the state shows', 'text', 'the server saw', 'requests'];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
