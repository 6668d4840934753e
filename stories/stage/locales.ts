/** The languages of the toolbar: how each is written, and its strings. */
import type { Labels } from 'deltakit/components';

export interface Locale {
  readonly title: string;
  readonly dir: 'ltr' | 'rtl';
  /** Empty: the kit's own English. */
  readonly labels: Partial<Labels>;
}

export const LOCALES: Readonly<Record<string, Locale>> = {
  en: { title: 'English', dir: 'ltr', labels: {} },
};
