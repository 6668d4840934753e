// @vitest-environment node
/** The contract of data attributes against the sources: nothing that is undeclared, nothing declared that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATA_CONTRACT } from '../../../src/components/all-data';
import type { DataContract, DataValue } from '../../../src/components/data-contract';
import { readSlots, sumSlots } from './read-slots';

const COMPONENTS = resolve('src/components');
const contract: DataContract = DATA_CONTRACT;
const sources = readdirSync(COMPONENTS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ file: relative(COMPONENTS, path), code: readFileSync(path, 'utf8') }));
const tables = sources.filter(({ file }) => file.endsWith('-data.ts') && file !== 'all-data.ts');
const uses = sources
  .filter(({ file }) => !file.endsWith('-data.ts'))
  .flatMap(({ file, code }) => readSlots(file, code));
const sum = sumSlots(uses);
const slotsOf = (code: string) => [...code.matchAll(/^ {2}'(dk-[\w-]+)':/gm)].map(([, slot]) => slot ?? '');
const roomOf = (file: string) => file.split('/')[0];

describe('the contract of data attributes', () => {
  it('has every slot of the sources', () => {
    expect([...sum.keys()].filter((slot) => !(slot in contract)).sort()).toEqual([]);
  });

  it('has no slot that the sources have not', () => {
    expect(Object.keys(contract).filter((slot) => !sum.has(slot))).toEqual([]);
  });

  it('has of each slot the attributes that the sources have', () => {
    const said = Object.entries(contract).map(([slot, values]) => [slot, Object.keys(values).sort()]);
    const had = Object.keys(contract).map((slot) => [slot, [...(sum.get(slot) ?? [])].sort()]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(had));
  });

  it('has each slot in one table, which is that of the folder it is used in', () => {
    const owners = new Map<string, string>();
    const twice = tables.flatMap(({ file, code }) =>
      slotsOf(code).filter((slot) => {
        const isTaken = owners.has(slot);
        owners.set(slot, roomOf(file) ?? '');
        return isTaken;
      }),
    );
    expect(twice).toEqual([]);
    expect([...owners.keys()].sort()).toEqual(Object.keys(contract).sort());
    const strangers = [...owners].filter(
      ([slot, room]) => !uses.some(({ slots, file }) => slots.includes(slot) && roomOf(file) === room),
    );
    expect(strangers).toEqual([]);
  });

  it('sums every table', () => {
    const all = sources.find(({ file }) => file === 'all-data.ts')?.code ?? '';
    expect(
      tables.map(({ file }) => file).filter((file) => !all.includes(`'./${file.slice(0, -3)}'`)),
    ).toEqual([]);
  });

  it('is shown in the docs, slot by slot', async () => {
    await expect(describeContract()).toMatchFileSnapshot('../../../docs/slots.md');
  });
});

describe('an element of the kit', () => {
  it('has a slot whose name is written out', () => {
    const unnamed = uses.filter(({ slots, takenBy, isGiven }) => slots.length === 0 && !takenBy && !isGiven);
    expect(unnamed).toEqual([]);
  });

  it('is read with what it hands on', () => {
    const code = `
      function Line({ slot }) { return <p data-slot={slot} data-live={isLive} />; }
      const A = ({ ...rest }) => <><Line slot="dk-a" data-b="1" {...rest} /><A data-h="2" /></>;
      const C = () => <i data-slot={isD ? 'dk-d' : 'dk-e'}>{draw((mark) => { mark.dataset.slot = 'dk-f'; mark.dataset.isOpen = 'g'; })}</i>;`;
    expect([...sumSlots(readSlots('a.tsx', code))]).toEqual([
      ['dk-a', new Set(['data-b', 'data-live', 'data-h'])],
      ['dk-d', new Set()],
      ['dk-e', new Set()],
      ['dk-f', new Set(['data-is-open'])],
    ]);
  });
});

/** The whole table, by the folder that a slot is of. */
function describeContract(): string {
  const sections = tables
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ file, code }) => {
      const slots = slotsOf(code).filter((slot) => slot in contract);
      const rows = slots.map((slot) => `| \`${slot}\` | ${describeAttributes(slot as `dk-${string}`)} |`);
      return [`## ${roomOf(file)}`, '', '| slot | attributes |', '| --- | --- |', ...rows, ''].join('\n');
    });
  const intro = [
    '# Slots and attributes',
    '',
    'Every element of the kit by its `data-slot`, and the attributes that tell its state, written by',
    '`test/dom/components/data-contract.test.ts` from the typed tables in `src/components/*/*-data.ts`. A flag is there',
    'or not; of a list one value is there. How to style by them is in [styling.md](styling.md).',
    '',
    '',
  ].join('\n');
  return intro + sections.join('\n');
}

function describeAttributes(slot: `dk-${string}`): string {
  const lines = Object.entries(contract[slot] ?? {}).map(
    ([name, values]) => `\`${name}\`: ${sayValues(values)}`,
  );
  return lines.join('<br>') || '–';
}

const sayValues = (values: DataValue) =>
  typeof values === 'string' ? values : values.map((value) => `\`${value}\``).join(' ');
