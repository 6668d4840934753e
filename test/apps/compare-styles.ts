/**
 * In: a host's page, and something that may change it. Out: each property that did change, of each element and of what is
 * made by `::before` and its kin; of the app's own variables; and of the keyframes of what moves. A list that is empty says
 * that nothing did.
 */
import type { Page } from 'playwright';

/** Who has which: each look at all of them would be of hundreds of thousands of properties that are never painted. */
const PSEUDO: readonly (readonly [pseudo: string, of: string])[] = [
  ['', '*'],
  ['::before', '*'],
  ['::after', '*'],
  ['::marker', 'li, summary'],
  ['::placeholder', 'input, textarea'],
];

/** Looks at the page, and keeps what it saw in it. Out: how many properties that are. */
export async function rememberStyles(page: Page): Promise<number> {
  return page.evaluate((pseudos) => {
    /** By element and pseudo-element: all properties with their values, as one text. Variables are not among them. */
    const names = [...getComputedStyle(document.documentElement)];
    const look = () => {
      const seen = new Map<string, string>();
      const elements = [document.documentElement, document.body, ...document.body.querySelectorAll('*')];
      for (const [index, element] of elements.entries()) {
        const name = `${element.localName}#${index}`;
        for (const [pseudo, of] of pseudos) {
          if (!element.matches(of)) continue;
          const style = getComputedStyle(element, pseudo || null);
          seen.set(
            `${name}${pseudo}`,
            names.map((one) => `${one}: ${style.getPropertyValue(one)}`).join('; '),
          );
        }
      }
      const effects = document.getAnimations().map((animation) => animation.effect);
      const frames = effects.map((effect) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []));
      seen.set('keyframes', frames.map((frame) => JSON.stringify(frame)).join('; '));
      return seen;
    };
    const readVariables = () =>
      [document.documentElement, ...document.querySelectorAll('.old-shadow, .shadow-lg')].map(
        (element) =>
          new Map(
            [...element.computedStyleMap()].flatMap(([key, value]) =>
              key.startsWith('--') ? [[key, `${value}`]] : [],
            ),
          ),
      );
    const before = look();
    const variables = readVariables();
    const listChanges = () => {
      const after = look();
      const changes = [...before].flatMap(([name, text]) => {
        const [old, now] = [text, after.get(name) ?? ''].map((one) => one.split('; '));
        return text === after.get(name)
          ? []
          : (old ?? []).flatMap((was, place) =>
              was === now?.[place] ? [] : [`${name}: ${was} → ${now?.[place]}`],
            );
      });
      for (const [place, own] of readVariables().entries()) {
        for (const [key, value] of variables[place] ?? [])
          if (own.get(key) !== value) changes.push(`${key}: ${value} → ${own.get(key)}`);
      }
      return changes;
    };
    Object.assign(window, { listChanges });
    return [...before.values()].reduce((sum, text) => sum + text.split('; ').length, 0);
  }, PSEUDO);
}

/** What is different since then. */
export function listChanges(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { listChanges(): string[] }).listChanges());
}
