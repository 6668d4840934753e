/** The scenarios of the mock server in, the same by what becomes of them out, so that a long list can be read. */
import type { ScenarioCard } from '../parts/server-facts';

export interface ScenarioGroup {
  title: string;
  scenarios: readonly ScenarioCard[];
}

/** By their names; what is in none of them goes by whether it is a fault. */
const GROUPS: readonly (readonly [title: string, names: RegExp])[] = [
  ['More than text', /^(reasoning|tool-call|remote-tool|sources|file|data|refusal)$/],
  ['Slow or in bursts', /^(slow-|bursts?|duplicate-)/],
  ['Tried again, and limits', /-twice$|^rate-limit|^limits-|^overloaded$/],
  [
    'Breaks off or falls silent',
    /^(stall|silence|keep-alives|no-headers|cut|drop|error-event|server-abort|malformed)/,
  ],
];

const WELL = 'Goes well';
const NO_REPLY = 'No reply at all';

export function groupScenarios(cards: readonly ScenarioCard[]): readonly ScenarioGroup[] {
  const titles = [WELL, ...GROUPS.map(([title]) => title), NO_REPLY];
  return titles
    .map((title) => ({ title, scenarios: cards.filter((card) => titleOf(card) === title) }))
    .filter(({ scenarios }) => scenarios.length > 0);
}

function titleOf({ name, isFault }: ScenarioCard): string {
  return GROUPS.find(([, names]) => names.test(name))?.[0] ?? (isFault ? NO_REPLY : WELL);
}
