/**
 * What the sources of the kit say of its slots. In: the code of a file. Out: every slot that it names, and the `data-*`
 * attributes beside it. A part that takes a `slot` and hands it on, as a button does, hands on its own attributes too.
 */
import { parseAst } from 'rolldown/parseAst';

/** A slot or a part that takes one, and the attributes that stand with it. */
export interface SlotUse {
  file: string;
  /** Those that it may be: one, or both of a choice. */
  slots: string[];
  attributes: string[];
  /** The element or part that it is said to: `div`, `Button`. */
  tag: string;
  /** The part whose own slot is set here, by its prop `slot`. */
  takenBy?: string | undefined;
  /** The part whose other props go here. */
  restOf?: string | undefined;
  /** No slot is said, but attributes to a part that has one. */
  isGiven?: boolean;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

/** Every use of a slot in a file, in its order. */
export function readSlots(file: string, code: string): SlotUse[] {
  const uses: SlotUse[] = [];
  const visit = (value: unknown, part: string | undefined): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, part);
    if (!isNode(value)) return;
    const inside = nameOfFunction(value) ?? part;
    if (value.type === 'JSXOpeningElement') readElement(value, inside);
    if (value.type === 'AssignmentExpression') readAssignment(value);
    for (const child of Object.values(value)) visit(child, inside);
  };

  function readElement(element: Node, part: string | undefined): void {
    const attributes = (element.attributes as Node[]).filter(({ type }) => type === 'JSXAttribute');
    const named = (name: string) => attributes.find((one) => nameOf(one.name) === name);
    const said = named('data-slot') ?? named('slot');
    const own = attributes.map((one) => nameOf(one.name)).filter((name) => name.startsWith('data-'));
    const isGiven = !said && own.length > 0 && /^[A-Z]/.test(nameOf(element.name));
    if (!said && !isGiven) return;
    const hasRest = (element.attributes as Node[]).some(({ type }) => type === 'JSXSpreadAttribute');
    uses.push({
      file,
      slots: slotsIn(said?.value),
      attributes: own.filter((name) => name !== 'data-slot'),
      tag: nameOf(element.name),
      takenBy: isPropSlot(said?.value) ? part : undefined,
      restOf: hasRest ? part : undefined,
      isGiven,
    });
  }

  /** `line.dataset.slot = 'dk-…'`, and what else is said of the same line's `dataset`. */
  function readAssignment({ left, right }: Node): void {
    const target = isNode(left) && isNode(left.object) ? left.object : undefined;
    if (!isNode(left) || !target || nameOf(target.property) !== 'dataset') return;
    const [key, variable] = [nameOf(left.property), nameOf(target.object)];
    if (key === 'slot') uses.push({ file, slots: slotsIn(right), attributes: [], tag: variable });
    else uses.findLast(({ tag }) => tag === variable)?.attributes.push(`data-${toKebab(key)}`);
  }

  visit(parseAst(code, { lang: 'tsx' }), undefined);
  return uses;
}

/** By slot: the attributes of all its uses, with those of the parts that it is handed to. */
export function sumSlots(uses: readonly SlotUse[]): Map<string, Set<string>> {
  const sum = new Map<string, Set<string>>();
  const given = uses.filter(({ isGiven }) => isGiven);
  const attributesOf = ({ attributes, tag, restOf }: SlotUse): string[] => [
    ...attributes,
    ...uses.filter(({ takenBy }) => takenBy === tag).flatMap(attributesOf),
    ...given.filter((use) => use.tag === restOf).flatMap((use) => use.attributes),
  ];
  for (const use of uses) {
    for (const slot of use.slots) sum.set(slot, new Set([...(sum.get(slot) ?? []), ...attributesOf(use)]));
  }
  return sum;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  return typeof node.name === 'string' ? node.name : nameOf(node.property);
}

/** A part is a function with a name, or one that is made into a part: `const A = memo(function A() {…})`. */
function nameOfFunction(node: Node): string | undefined {
  const isPart = node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator';
  const name = isPart ? nameOf(node.id) : '';
  return /^[A-Z]/.test(name) ? name : undefined;
}

function slotsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(slotsIn);
  if (!isNode(value)) return [];
  if (value.type === 'Literal') return /^dk-/.test(String(value.value)) ? [String(value.value)] : [];
  return Object.values(value).flatMap(slotsIn);
}

const isPropSlot = (value: unknown) =>
  isNode(value) && isNode(value.expression) && nameOf(value.expression) === 'slot';

const toKebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
