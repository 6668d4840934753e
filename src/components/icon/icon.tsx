/** A picture in the colour of the text. It says nothing to a screen reader: what it stands in does. */

/** Props of {@link Icon}. */
export interface IconProps {
  /** One of `icon-paths.ts`. */
  path: string;
  isFilled?: boolean | undefined;
  className?: string | undefined;
}

export function Icon({ path, isFilled, className }: IconProps) {
  return (
    <svg
      data-slot="dk-icon"
      className={className}
      viewBox="0 0 24 24"
      width="1.25em"
      height="1.25em"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path data-slot="dk-icon-path" d={path} />
    </svg>
  );
}
