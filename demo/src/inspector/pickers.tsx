/** What will happen next: the scenario that the mock plays, the format it writes, the pace at which it is painted. */
import { memo, useMemo } from 'react';
import { Picker } from '../parts/picker';
import type { ScenarioCard } from '../parts/server-facts';
import { type Choices, DEFAULT_SCENARIO, FORMATS, isFormat, PACINGS } from './choices';
import { groupScenarios } from './group-scenarios';

interface PickersProps {
  choices: Choices;
  /** Empty where a real server answers: then there is nothing to choose but the pace. */
  scenarios: readonly ScenarioCard[];
  onChoose(choice: Partial<Choices>): void;
}

export const Pickers = memo(function Pickers({ choices, scenarios, onChoose }: PickersProps) {
  const groups = useMemo(() => groupScenarios(scenarios), [scenarios]);
  const scenario = choices.scenario || DEFAULT_SCENARIO;
  const chosen = scenarios.find(({ name }) => name === scenario);
  return (
    <>
      {scenarios.length > 0 && (
        <>
          <Picker
            label="Scenario"
            value={scenario}
            title={chosen?.description}
            options={NAMED_BELOW}
            onChange={(name) => {
              const card = scenarios.find((one) => one.name === name);
              const format = Object.keys(FORMATS)
                .filter(isFormat)
                .find((one) => carries(card, one));
              const keeps = carries(card, choices.format);
              onChoose({ scenario: name, ...(keeps || !format ? {} : { format }) });
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
            onChange={(format) => onChoose({ format })}
            options={FORMATS}
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
        onChange={(pacing) => onChoose({ pacing })}
        options={PACINGS}
      />
    </>
  );
});

/** The scenarios stand in groups. */
const NAMED_BELOW: Readonly<Record<string, string>> = {};

/** Whether a scenario can be told in a format. */
function carries(card: ScenarioCard | undefined, format: string): boolean {
  return !card?.formats || card.formats.includes(format);
}
