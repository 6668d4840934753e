/**
 * Every fault of docs/faults.md, by its sections: how it is played from the same source that the document is written
 * from, and what the document says of it.
 */
import { readFileSync } from 'node:fs';
import { ABROAD_FAULTS, CHROMIUM_ROWS } from '../../test/faults/chromium-faults';
import type { Row } from '../../test/faults/describe-played';
import { SECTIONS } from '../../test/faults/fault-sections';
import type { Fault } from '../../test/faults/play-fault';

/** A fault, and how it is played; what no page can do to itself is only told. */
export interface ListedFault {
  /** Its name in addresses. */
  slug: string;
  name: string;
  /** What the document says of it. */
  row: Row;
  fault?: Fault;
  /** The fault needs another origin, whose script it is. */
  abroad?: (typeof ABROAD_FAULTS)[string];
  /** Why a page can't play it. */
  why?: string;
}

export interface FaultSection {
  title: string;
  faults: ListedFault[];
}

const DOCUMENT = new URL('../../docs/faults.md', import.meta.url);

/** What a page can't do to itself, and how a person can. */
const WHYS: readonly (readonly [names: RegExp, why: string])[] = [
  [
    /^offline/,
    'A page can’t take its own network away. Play “content, then silence” and choose Offline in the network panel of the browser’s developer tools.',
  ],
  [
    /^the tab is hidden/,
    'A page can’t send its tab to sleep. Start a reply in the Inspector, and close the lid for a while.',
  ],
  [
    /^the page is left/,
    'There is no page left to show it. Start a reply in the Inspector, leave, and look at /api/_requests.',
  ],
];

/** @throws Error when the document and the faults are not of one time */
export function listFaults(): FaultSection[] {
  const rows = readRows(readFileSync(DOCUMENT, 'utf8'));
  const inNode = Object.entries(SECTIONS).map(([title, faults]) => ({
    title,
    faults: faults.map((fault) => ({
      slug: slugOf(fault.name),
      name: fault.name,
      row: rowOf(rows, fault.name),
      fault,
    })),
  }));
  return [...inNode, { title: 'Chromium', faults: CHROMIUM_ROWS.map(listChromium) }];
}

function listChromium(row: Row): ListedFault {
  const [name] = row;
  const listed = { slug: slugOf(`chromium ${name}`), name, row };
  const abroad = ABROAD_FAULTS[name];
  if (abroad) return { ...listed, abroad };
  const script = Object.values(SECTIONS)
    .flat()
    .find((fault) => fault.name === name)?.script;
  // There with its own options, here with those of every fault.
  if (script) return { ...listed, fault: { name, script } };
  return {
    ...listed,
    why: WHYS.find(([names]) => names.test(name))?.[1] ?? 'A page can’t do that to itself.',
  };
}

/** The rows of the first table that has the fault: behind it comes Chromium's own. */
function readRows(document: string): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const line of document.split('\n')) {
    const [name, shows, text, saw, requests] = line
      .split(' | ')
      .map((cell) => cell.replace(/^\| | \|$/g, ''));
    if (!line.startsWith('| ') || !name || requests === undefined || rows.has(name)) continue;
    rows.set(name, [name, shows ?? '', text ?? '', saw ?? '', Number(requests)]);
  }
  return rows;
}

function rowOf(rows: Map<string, Row>, name: string): Row {
  const row = rows.get(name);
  if (row) return row;
  throw new Error(
    `docs/faults.md has no row for '${name}'. Write it anew: npx vitest -u test/faults/fault-table.test.ts`,
  );
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
