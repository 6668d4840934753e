/** What the toolbar says of the page, set on its root: theme, look, density, direction, language, motion. */
import { LOCALES, type Locale } from '../stories/stage/locales';

export type Globals = Readonly<Record<string, unknown>>;

/** The globals of the page, and what they are by themselves. */
export const PAGE_GLOBALS = {
  theme: 'light',
  look: 'tide',
  density: 'comfortable',
  direction: 'auto',
  locale: 'en',
  motion: 'full',
};

const ENGLISH: Locale = { title: 'English', dir: 'ltr', labels: {} };

export function localeOf({ locale }: Globals): Locale {
  return LOCALES[String(locale)] ?? LOCALES.en ?? ENGLISH;
}

export function isCalm({ motion }: Globals): boolean {
  return motion === 'less' || matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Whether what is shown is dark, also where the system decides. */
export function isDark({ theme }: Globals): boolean {
  return theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

export function applyPage(globals: Globals): void {
  const page = document.documentElement;
  const { theme, look, density, direction, locale, motion } = globals;
  setTheme(theme);
  setData(page, 'dkTheme', look === 'tide' ? '' : look);
  setData(page, 'dkDensity', density === 'comfortable' ? '' : density);
  setData(page, 'motion', motion === 'full' ? '' : motion);
  page.lang = String(locale || 'en');
  page.dir = direction === 'ltr' || direction === 'rtl' ? direction : localeOf(globals).dir;
}

export function setTheme(theme: unknown): void {
  const page = document.documentElement;
  page.classList.toggle('dark', theme === 'dark');
  page.classList.toggle('light', theme !== 'dark' && theme !== 'system');
  setData(page, 'theme', theme === 'system' ? '' : theme === 'dark' ? 'dark' : 'light');
}

function setData({ dataset }: HTMLElement, name: string, value: unknown): void {
  if (value) dataset[name] = String(value);
  else delete dataset[name];
}
