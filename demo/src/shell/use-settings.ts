/** How the page looks, whichever page it is: mode, theme and the language of the kit's words. Kept in this browser. */
import type { Labels } from 'deltakit/labels';
import { useEffect, useState, useSyncExternalStore } from 'react';

export const MODES = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;
export const THEMES = { tide: 'Tide', paper: 'Paper', dusk: 'Dusk' } as const;
export const LANGUAGES = {
  english: 'English',
  german: 'Deutsch',
  arabic: 'العربية',
  japanese: '日本語',
} as const;

export interface Settings {
  mode: keyof typeof MODES;
  theme: keyof typeof THEMES;
  language: keyof typeof LANGUAGES;
}

const KEY = 'deltakit-demo-settings';
const DEFAULTS: Settings = { mode: 'system', theme: 'tide', language: 'english' };

const listeners = new Set<() => void>();
let settings = DEFAULTS;

/** Applies what was chosen last time, before the first paint. */
export function restoreSettings(): void {
  let kept: Partial<Settings> = {};
  try {
    kept = Object(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    // A browser that keeps nothing, or what is no JSON: the defaults will do.
  }
  settings = {
    mode: pick(MODES, kept.mode, DEFAULTS.mode),
    theme: pick(THEMES, kept.theme, DEFAULTS.theme),
    language: pick(LANGUAGES, kept.language, DEFAULTS.language),
  };
  apply();
}

/** What was chosen, and how to choose otherwise. */
export function useSettings(): [Settings, (change: Partial<Settings>) => void] {
  return [useSyncExternalStore(subscribe, () => settings), change];
}

/** The kit's words in the language that was chosen, once they are there. */
export function useKitLabels(): Partial<Labels> {
  const [{ language }] = useSettings();
  const [labels, setLabels] = useState<Partial<Labels>>({});
  useEffect(() => {
    let isLeft = false;
    if (language === 'english') setLabels({});
    else
      import('deltakit/labels').then(
        (all) => !isLeft && setLabels(all[language]),
        (error: unknown) => console.error('The words of that language could not be fetched.', error),
      );
    return () => {
      isLeft = true;
    };
  }, [language]);
  return labels;
}

function change(to: Partial<Settings>): void {
  settings = { ...settings, ...to };
  apply();
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // It counts until the page is closed.
  }
  for (const listener of listeners) listener();
}

function apply(): void {
  const { documentElement: root } = document;
  const { mode, theme, language } = settings;
  if (mode === 'system') delete root.dataset.theme;
  else root.dataset.theme = mode;
  root.dataset.dkTheme = theme;
  root.dir = language === 'arabic' ? 'rtl' : 'ltr';
}

function pick<Name extends string>(
  names: Readonly<Record<Name, string>>,
  kept: string | undefined,
  otherwise: Name,
): Name {
  return kept !== undefined && Object.hasOwn(names, kept) ? (kept as Name) : otherwise;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
