/** The page's own pictures. */

const PATHS = {
  delta: 'M12 3v6m0 0c0 6-8 5-8 12m8-12v12m0-12c0 6 8 5 8 12',
  menu: 'M4 7h16M4 12h16M4 17h16',
  sliders: 'M4 8h9m5 0h2M4 16h3m5 0h8M15.5 5.5v5m-6 3v5',
  list: 'M9 7h11M9 12h11M9 17h11M4.5 7h.01M4.5 12h.01M4.5 17h.01',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'm7 10 5 5 5-5',
  back: 'm14 6-6 6 6 6',
  plus: 'M5 12h14M12 5v14',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  chat: 'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-5 4v-4.1a2.5 2.5 0 0 1-2-2.4Z',
  race: 'M4 8h11m0 0-3-3m3 3-3 3M4 16h16m0 0-3-3m3 3-3 3',
  pen: 'm5 19 1-4L16.5 4.5l3 3L9 18l-4 1Z',
  braces:
    'M9 4H8a2 2 0 0 0-2 2v3.5L4 12l2 2.5V18a2 2 0 0 0 2 2h1m6-16h1a2 2 0 0 1 2 2v3.5l2 2.5-2 2.5V18a2 2 0 0 1-2 2h-1',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 4v4.3l2.8 1.7',
  pages: 'M8 4h8l4 4v8.5m0 0V18a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2m2 8h6m-6 4h4',
  bolt: 'M13 3 5.5 13.5H11L10.5 21 18.5 10H13Z',
  lens: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.3 15.3 20 20',
} as const;

export type GlyphName = keyof typeof PATHS;

export function Glyph({ name, className }: { name: GlyphName; className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
