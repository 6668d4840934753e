import type { ThemeLoaders } from './create-highlighter';

/** GitHub's colours; those too faint on the kit's ground are made legible, as with every theme. */
export const defaultThemes: ThemeLoaders = {
  light: () => import('shiki/themes/github-light-default.mjs'),
  dark: () => import('shiki/themes/github-dark-default.mjs'),
};
