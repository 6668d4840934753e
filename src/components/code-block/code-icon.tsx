/** The pictures of the buttons over a block of code, drawn in the colour of the text. */

const PATHS = {
  copy: 'M9 9h10v11H9V9Zm-3.5 6H5V4h10v1.5',
  done: 'm5 12.5 4.5 4.5L19 7.5',
  download: 'M12 4.5v10m-4.5-4 4.5 4.5 4.5-4.5M5 19.5h14',
  wrap: 'M4 6h16M4 12h12.5a3 3 0 0 1 0 6H12m0 0 2.5-2.5M12 18l2.5 2.5M4 18h4',
  source: 'm8.5 8-4 4 4 4m7-8 4 4-4 4',
  failed: 'M12 4 2.8 19.8h18.4L12 4Zm0 6v4.5m0 2.4v.1',
} as const;

/** Props of {@link CodeIcon}. */
export interface CodeIconProps {
  name: keyof typeof PATHS;
}

export function CodeIcon({ name }: CodeIconProps) {
  return (
    <svg
      data-slot="dk-code-icon"
      className="dk:size-4"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path data-slot="dk-code-icon-path" d={PATHS[name]} />
    </svg>
  );
}
