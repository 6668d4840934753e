/** The keyboard table of docs/accessibility.md, which is written there and nowhere else. */
import { Markdown } from '@storybook/addon-docs/blocks';

const PAGES = import.meta.glob<string>('../docs/accessibility.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export function KeyboardTable() {
  const [page = ''] = Object.values(PAGES);
  return <Markdown>{pickSection(page, /key/i)}</Markdown>;
}

/** The first section whose heading matches, without that heading; all of the page where there is none. */
function pickSection(page: string, heading: RegExp): string {
  const sections = page.split(/^## /m).slice(1);
  const found = sections.find((section) => heading.test(section.split('\n', 1)[0] ?? ''));
  return found?.slice(found.indexOf('\n') + 1) ?? page;
}
