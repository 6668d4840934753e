/** The button that opens the settings, and the settings: mode, theme, and the language of the kit's words. */
import { useId } from 'react';
import { ROUND_BUTTON } from '../parts/button';
import { Glyph } from '../parts/glyph';
import { LANGUAGES, MODES, type Settings, THEMES, useSettings } from './use-settings';

export function SettingsMenu() {
  const id = useId();
  const [settings, change] = useSettings();
  return (
    <>
      <button type="button" popoverTarget={id} aria-label="Looks and language" className={ROUND_BUTTON}>
        <Glyph name="sliders" className="size-5" />
      </button>
      <section
        id={id}
        popover="auto"
        aria-label="Looks and language"
        className="fixed inset-auto end-3 top-13 m-0 w-72 max-w-[calc(100vw-1.5rem)] flex-col gap-4 rounded-2xl border border-border bg-card p-4 text-sm text-foreground shadow-xl open:flex"
      >
        <Choice title="Light or dark" name="mode" names={MODES} settings={settings} onChange={change} />
        <Choice title="Theme" name="theme" names={THEMES} settings={settings} onChange={change} />
        <Choice
          title="The kit's words"
          name="language"
          names={LANGUAGES}
          settings={settings}
          onChange={change}
        />
      </section>
    </>
  );
}

interface ChoiceProps<Name extends keyof Settings> {
  title: string;
  name: Name;
  names: Readonly<Record<Settings[Name], string>>;
  settings: Settings;
  onChange(change: Partial<Settings>): void;
}

function Choice<Name extends keyof Settings>({ title, name, names, settings, onChange }: ChoiceProps<Name>) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-muted-foreground">{title}</legend>
      <div className="flex flex-wrap gap-1.5">
        {Object.entries<string>(names).map(([value, words]) => (
          <label
            key={value}
            className="cursor-pointer rounded-full border border-border px-3 py-1.5 has-checked:border-primary has-checked:bg-primary has-checked:text-primary-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={settings[name] === value}
              onChange={() => onChange({ [name]: value })}
              className="sr-only"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
