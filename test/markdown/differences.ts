/** Examples that the kit renders otherwise, each with its reason and what it renders instead. */
import type { MarkdownExample } from './examples';

export interface Difference {
  /** Completes "examples that differ, as …". */
  why: string;
  applies(example: MarkdownExample): boolean;
  /** What it is instead; without, anything is right. */
  html?(example: MarkdownExample): string;
}

export function findDifference(example: MarkdownExample): Difference | undefined {
  return DIFFERENCES.find(({ applies }) => applies(example));
}

const DIFFERENCES: readonly Difference[] = [
  {
    why: 'GFM makes links of bare addresses, and the example is of CommonMark',
    applies: ({ section, html }) => section === 'Autolinks' && BARE_ADDRESS.test(html),
    html: ({ html }) =>
      html.replace(BARE_ADDRESS, (_, before: string, address: string) => {
        const href = address.includes('@') ? `mailto:${address}` : address;
        return `${before}<a href="${href}">${address}</a>`;
      }),
  },
  {
    why: 'the recording lost one of two carriage returns',
    applies: ({ markdown }) => markdown === 'line1\r\nline2\n',
    html: () => '<p>line1\nline2</p>',
  },
  {
    why: 'the example only asks that nothing is thrown',
    applies: ({ html }) => html.trim() === '<IGNORE>',
  },
];

/** In a text, not in a link or an attribute. */
const BARE_ADDRESS = /(<p>(?:&lt; ?)?)(https?:[^\s<&]+|[\w.]+@[\w.]+)(?=[^"<]*<\/p>)/;
