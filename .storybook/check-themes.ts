/** Runs axe again in the theme that a story was not tested in: behind each story that is a test. */
import axe from 'axe-core';
import { type Globals, isDark, setTheme } from './page';

/**
 * The rules that a theme can break. All others look at what is there and not at its colours, and are held by the a11y
 * addon on the same elements.
 */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What a story says of axe, as the addon reads it. */
interface A11yParameter {
  test?: string;
  disable?: boolean;
  config?: { rules?: readonly { id: string; enabled?: boolean }[] };
}

/** @throws Error that names each element and what is wrong with it */
export async function checkOtherTheme(
  root: Element,
  globals: Globals,
  { test, disable, config }: A11yParameter = {},
): Promise<void> {
  const off = config?.rules?.filter(({ enabled }) => enabled === false).map(({ id }) => id) ?? [];
  const runOnly = COLOUR_RULES.filter((rule) => !off.includes(rule));
  if (test !== 'error' || disable || runOnly.length === 0) return;
  const other = isDark(globals) ? 'light' : 'dark';
  const page = document.documentElement;
  const { motion } = page.dataset;
  setTheme(other);
  // What fades from one theme to the other would be measured half way.
  page.dataset.motion = 'less';
  try {
    const { violations } = await axe.run(root, { runOnly, resultTypes: ['violations'] });
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    );
    if (found.length > 0) throw new Error(`In the ${other} theme axe found:\n${found.join('\n\n')}`);
  } finally {
    setTheme(globals.theme);
    if (motion === undefined) delete page.dataset.motion;
    else page.dataset.motion = motion;
  }
}
