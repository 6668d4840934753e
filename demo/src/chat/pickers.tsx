/** What will happen next: the scenario that the mock plays, the format it writes, the pace at which it is painted. */
import { memo, type ReactNode, useMemo } from 'react';
import { type Choices, FORMATS, isFormat, isPacing, PACINGS } from '../choices';
import { Glyph } from '../glyph';
import type { ScenarioCard } from '../server-facts';
import { groupScenarios } from './group-scenarios';

interface PickersProps {
  choices: Choices;
  /** Empty where a real server answers: then there is nothing to choose but the pace. */
  scenarios: readonly ScenarioCard[];
  onChoose(choice: Partial<Choices>): void;
}

export const Pickers = memo(function Pickers({ choices, scenarios, onChoose }: PickersProps) {
  const groups = useMemo(() => groupScenarios(scenarios), [scenarios]);
  const chosen = scenarios.find(({ name }) => name === choices.scenario);
  return (
    <>
      {scenarios.length > 0 && (
        <>
          <Picker
            label="Scenario"
            value={choices.scenario}
            title={chosen?.description}
            onChange={(scenario) => {
              const card = scenarios.find(({ name }) => name === scenario);
              const format = Object.keys(FORMATS)
                .filter(isFormat)
                .find((name) => carries(card, name));
              const keeps = carries(card, choices.format);
              onChoose({ scenario, ...(keeps || !format ? {} : { format }) });
            }}
          >
            {groups.map((group) => (
              <optgroup key={group.title} label={group.title}>
                {group.scenarios.map(({ name, title }) => (
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
            onChange={(format) => isFormat(format) && onChoose({ format })}
          >
            {Object.entries(FORMATS).map(([name, title]) => (
              <option key={name} value={name} disabled={!carries(chosen, name)}>
                {title}
              </option>
            ))}
          </Picker>
        </>
      )}
      <Picker
        label="Pacing"
        value={choices.pacing}
        title="How received text becomes visible."
        onChange={(pacing) => isPacing(pacing) && onChoose({ pacing })}
      >
        {Object.entries(PACINGS).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </Picker>
    </>
  );
});

/** Whether a scenario can be told in a format. */
function carries(card: ScenarioCard | undefined, format: string): boolean {
  return !card?.formats || card.formats.includes(format);
}

interface PickerProps {
  label: string;
  value: string;
  title: string | undefined;
  onChange(value: string): void;
  children: ReactNode;
}

/** A list to choose one thing of, as a pill. */
export function Picker({ label, value, title, onChange, children }: PickerProps) {
  return (
    <span className="relative inline-flex min-w-0 items-center">
      <select
        aria-label={label}
        value={value}
        title={title}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="h-8 max-w-60 cursor-pointer field-sizing-content appearance-none truncate rounded-full bg-muted ps-3 pe-7 text-sm hover:bg-border [&_optgroup]:bg-card [&_option]:bg-card"
      >
        {children}
      </select>
      <Glyph name="chevron" className="pointer-events-none absolute end-2 size-4 text-muted-foreground" />
    </span>
  );
}
