/** What will happen next: the scenario that the mock plays, the format it writes, the pace at which it is painted. */
import { memo, type ReactNode } from 'react';
import { type Choices, FORMATS, PACINGS } from '../choices';
import { Glyph } from '../glyph';
import type { ScenarioCard } from '../server-facts';

interface PickersProps {
  choices: Choices;
  /** Empty where a real server answers: then there is nothing to choose but the pace. */
  scenarios: readonly ScenarioCard[];
  onChoose(choice: Partial<Choices>): void;
}

/** Scenarios whose reply does not end well. */
const FAULTS = ['stall', 'error-event', 'cut', 'drop', 'rate-limit', 'server-error', 'html', 'empty'];

const GROUPS = [
  { title: 'Goes well', holds: (name: string) => !FAULTS.includes(name) },
  { title: 'Goes wrong', holds: (name: string) => FAULTS.includes(name) },
];

export const Pickers = memo(function Pickers({ choices, scenarios, onChoose }: PickersProps) {
  const chosen = scenarios.find(({ name }) => name === choices.scenario);
  const carries = (format: string) => !chosen?.formats || chosen.formats.includes(format);
  return (
    <>
      {scenarios.length > 0 && (
        <>
          <Picker
            label="Scenario"
            value={choices.scenario}
            title={chosen?.description}
            onChange={(name) => {
              const formats = scenarios.find((card) => card.name === name)?.formats;
              const format = FORMATS.find((one) => !formats || formats.includes(one));
              const keeps = !formats || formats.includes(choices.format);
              onChoose({ scenario: name, ...(keeps || !format ? {} : { format }) });
            }}
          >
            {GROUPS.map((group) => (
              <optgroup key={group.title} label={group.title}>
                {scenarios
                  .filter(({ name }) => group.holds(name))
                  .map(({ name, title }) => (
                    <option key={name} value={name}>
                      {title}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Picker>
          <Picker
            label="Wire format"
            value={choices.format}
            title="What the server writes. The page is not told: it recognises it."
            onChange={(format) =>
              onChoose({ format: FORMATS.find((name) => name === format) ?? choices.format })
            }
          >
            {FORMATS.map((name) => (
              <option key={name} value={name} disabled={!carries(name)}>
                {name}
              </option>
            ))}
          </Picker>
        </>
      )}
      <Picker
        label="Pacing"
        value={choices.pacing}
        title="How received text becomes visible."
        onChange={(pacing) => onChoose({ pacing: PACINGS.find((name) => name === pacing) ?? choices.pacing })}
      >
        {PACINGS.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Picker>
    </>
  );
});

interface PickerProps {
  label: string;
  value: string;
  title: string | undefined;
  onChange(value: string): void;
  children: ReactNode;
}

function Picker({ label, value, title, onChange, children }: PickerProps) {
  return (
    <span className="relative inline-flex min-w-0 items-center">
      <select
        aria-label={label}
        value={value}
        title={title}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="h-8 max-w-48 cursor-pointer field-sizing-content appearance-none truncate rounded-full bg-muted ps-3 pe-7 text-sm hover:bg-border [&_option]:bg-card"
      >
        {children}
      </select>
      <Glyph name="chevron" className="pointer-events-none absolute end-2 size-4 text-muted-foreground" />
    </span>
  );
}
