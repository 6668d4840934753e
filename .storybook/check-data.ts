/**
 * Holds what is rendered to the contract of data attributes: run behind each story that is a test. What a source says of
 * a slot is read by a test; what an attribute's value is, only a rendered part shows.
 */
import { DATA_CONTRACT } from '../src/components/all-data';
import type { DataContract, DataValue } from '../src/components/data-contract';

const contract: DataContract = DATA_CONTRACT;

/** @throws Error that names the element and what is wrong with it, where it says what the contract does not */
export function checkData(root: Element): void {
  const faults = [root, ...root.querySelectorAll('[data-slot^="dk-"]')].flatMap(faultsOf);
  if (faults.length > 0) {
    throw new Error(
      `Not in the contract of data attributes (*-data.ts):\n${[...new Set(faults)].join('\n')}`,
    );
  }
}

function faultsOf(element: Element): string[] {
  const slot = element.getAttribute('data-slot');
  if (!isSlot(slot)) return [];
  const known = contract[slot];
  if (!known) return [`the slot ${slot} of <${element.localName}>`];
  return [...element.attributes].flatMap(({ name, value }) => {
    if (!isAttribute(name)) return [];
    const values = known[name];
    if (!values) return [`${name} of ${slot}`];
    return isValue(value, values) ? [] : [`${name}="${value}" of ${slot}, which is ${sayValues(values)}`];
  });
}

const isSlot = (slot: string | null): slot is `dk-${string}` => slot?.startsWith('dk-') ?? false;
const isAttribute = (name: string): name is `data-${string}` =>
  name.startsWith('data-') && name !== 'data-slot';

function isValue(value: string, values: DataValue): boolean {
  switch (values) {
    case 'flag':
      return value === 'true' || value === '';
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value));
    case 'text':
      return value !== '';
    default:
      return values.includes(value);
  }
}

const sayValues = (values: DataValue) => (typeof values === 'string' ? `a ${values}` : values.join(' or '));
