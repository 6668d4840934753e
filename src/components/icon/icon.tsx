/** The kit's few pictures, drawn in the colour of the text. They say nothing to a screen reader: the button does. */

const PATHS = {
  send: 'M12 19V5m-6 6 6-6 6 6',
  stop: 'M8 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Z',
  retry: 'M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7M4.5 4v4.7h4.7',
  down: 'M12 5v14m-6-6 6 6 6-6',
  halted: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.5 9.5h5v5h-5z',
  chevron: 'm10 7 5 5-5 5',
  wait: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 8v4.3l2.8 1.7',
  file: 'M13.5 3.5h-7v17h11V7.6l-4-4.1Zm0 0v4.2h4',
  image: 'M4 5h16v14H4V5Zm0 11 4.5-4.5 4 4 2.5-2.5 5 5M15 9v.1',
  warning: 'M12 4 2.8 19.8h18.4L12 4Zm0 6v4.5m0 2.4v.1',
} as const;

/** Props of {@link Icon}. */
export interface IconProps {
  name: keyof typeof PATHS;
  className?: string | undefined;
}

export function Icon({ name, className }: IconProps) {
  return (
    <svg
      data-slot="dk-icon"
      className={className}
      viewBox="0 0 24 24"
      width="1.25em"
      height="1.25em"
      fill={name === 'stop' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path data-slot="dk-icon-path" d={PATHS[name]} />
    </svg>
  );
}
