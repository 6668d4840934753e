/** A list to choose one thing of, as a pill. */
import type { ReactNode } from 'react';
import { Glyph } from './glyph';

interface PickerProps<Value extends string> {
  label: string;
  /** Whether the label can be seen; else it is told to screen readers alone. */
  isLabelled?: boolean;
  value: Value;
  title?: string | undefined;
  onChange(value: Value): void;
  /** What there is to choose: values, and what people call them. */
  options: Readonly<Record<Value, string>>;
  /** The `<option>`s, where they stand in groups. */
  children?: ReactNode;
}

export function Picker<Value extends string>(props: PickerProps<Value>) {
  const { label, isLabelled = false, value, title, onChange, options, children } = props;
  return (
    <label className="inline-flex min-w-0 max-w-full items-center gap-2 text-sm">
      <span className={isLabelled ? 'text-muted-foreground' : 'sr-only'}>{label}</span>
      <span className="relative inline-flex min-w-0 items-center">
        <select
          aria-label={label}
          value={value}
          title={title}
          // The list has no other values.
          onChange={(event) => onChange(event.currentTarget.value as Value)}
          className="h-8 max-w-60 min-w-0 cursor-pointer field-sizing-content appearance-none truncate rounded-full bg-muted ps-3 pe-7 text-sm hover:bg-border pointer-coarse:h-10 [&_optgroup]:bg-card [&_option]:bg-card"
        >
          {children ??
            Object.entries<string>(options).map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
        </select>
        <Glyph name="chevron" className="pointer-events-none absolute end-2 size-4 text-muted-foreground" />
      </span>
    </label>
  );
}
