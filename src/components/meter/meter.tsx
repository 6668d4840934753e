/** A share in, a bar out. It says nothing to a screen reader: the words beside it do. */

/** Props of {@link Meter}. */
export interface MeterProps {
  /** From 0 to 1; what is past 1 is shown as 1. */
  share: number;
  /** Whether it stands out. */
  isAlarming: boolean;
}

export function Meter({ share, isAlarming }: MeterProps) {
  return (
    <span
      data-slot="dk-meter"
      data-alarming={isAlarming || undefined}
      aria-hidden="true"
      className="dk:group/meter dk:block dk:h-1.5 dk:overflow-hidden dk:rounded-full dk:bg-muted dk:forced-colors:border"
    >
      <span
        data-slot="dk-meter-share"
        style={{ inlineSize: `${Math.min(1, share) * 100}%` }}
        className={
          'dk:block dk:h-full dk:rounded-full dk:bg-primary dk:group-data-alarming/meter:bg-destructive ' +
          'dk:forced-colors:bg-[CanvasText]'
        }
      />
    </span>
  );
}
