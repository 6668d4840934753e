/**
 * In: a light theme and a dark one. Out: one theme whose tokens have the light colour as their foreground and the dark
 * one as their background. So each line is read once for both: a theme's colours are found while a line is read, and
 * two themes would mean to read it twice. What themes say of backgrounds is left out; of bold and italic, the light
 * theme's word counts.
 */
import { normalizeTheme, type ThemeRegistration } from 'shiki/core';

export const MERGED_THEME = 'deltakit';

type Rule = NonNullable<ThemeRegistration['settings']>[number];

export function mergeThemes(light: ThemeRegistration, dark: ThemeRegistration): ThemeRegistration {
  const [day, night] = [normalizeTheme(light), normalizeTheme(dark)];
  return {
    name: MERGED_THEME,
    type: 'light',
    fg: day.fg,
    bg: night.fg,
    settings: [
      { settings: { foreground: day.fg, background: night.fg } },
      ...day.settings.flatMap((rule) => recolor(rule, 'foreground')),
      ...night.settings.flatMap((rule) => recolor(rule, 'background')),
    ],
    colorReplacements: { ...day.colorReplacements, ...night.colorReplacements },
  };
}

function recolor({ scope, settings }: Rule, as: 'foreground' | 'background'): Rule[] {
  const { foreground, fontStyle } = settings;
  const isDay = as === 'foreground';
  // A rule for everything is the theme's default, which is there already.
  if (!scope || (!foreground && !(isDay && fontStyle !== undefined))) return [];
  return [
    {
      scope,
      settings: {
        ...(foreground && { [as]: foreground }),
        ...(isDay && fontStyle !== undefined && { fontStyle }),
      },
    },
  ];
}
