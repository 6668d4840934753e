/** The languages of the toolbar: how each is written, and its strings. */
import type { Labels } from 'deltakit/components';
import { arabic, english, german, japanese } from 'deltakit/labels';

export interface Locale {
  readonly title: string;
  readonly dir: 'ltr' | 'rtl';
  readonly labels: Partial<Labels>;
}

export const LOCALES: Readonly<Record<string, Locale>> = {
  en: { title: 'English', dir: 'ltr', labels: english },
  de: { title: 'Deutsch', dir: 'ltr', labels: german },
  ar: { title: 'العربية', dir: 'rtl', labels: arabic },
  ja: { title: '日本語', dir: 'ltr', labels: japanese },
};
