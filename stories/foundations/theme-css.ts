/** The knobs of the tokens page in, the CSS of a theme of one's own out: as variables, and as the text to copy. */
import { contrastOf } from './contrast';

export interface Knobs {
  /** The theme that it begins with. */
  theme: 'tide' | 'paper' | 'dusk';
  /** In rem. */
  corner: number;
  /** In rem. */
  step: number;
  /** In rem. */
  size: number;
  leading: number;
  /** Of oklch: the hue in degrees, the chroma, and how light it is by day and by night. */
  hue: number;
  chroma: number;
  day: number;
  night: number;
}

export const KNOBS: Knobs = {
  theme: 'tide',
  corner: 0.875,
  step: 0.25,
  size: 1,
  leading: 1.65,
  hue: 197,
  chroma: 0.083,
  day: 0.455,
  night: 0.79,
};

const INKS = ['oklch(0.99 0 0)', 'oklch(0.2 0.02 250)'];

/** The variables of the theme. */
export function variablesOf(knobs: Knobs): Readonly<Record<`--dk-${string}`, string>> {
  const { corner, step, size, leading, day, night } = knobs;
  const [light, dark] = [colourOf(knobs, day), colourOf(knobs, night)];
  return {
    '--dk-light-primary': light,
    '--dk-light-primary-foreground': inkOn(light),
    '--dk-light-ring': light,
    '--dk-dark-primary': dark,
    '--dk-dark-primary-foreground': inkOn(dark),
    '--dk-dark-ring': dark,
    '--dk-corner': `${corner}rem`,
    '--dk-step': `${step}rem`,
    '--dk-type-size': `${size}rem`,
    '--dk-type-leading': `${leading}`,
  };
}

/** What goes into a stylesheet, behind `deltakit/styles.css`. */
export function cssOf(knobs: Knobs): string {
  const lines = Object.entries(variablesOf(knobs)).map(([name, value]) => `  ${name}: ${value};`);
  return `[data-dk-theme='${knobs.theme}'] {\n${lines.join('\n')}\n}\n`;
}

function colourOf({ chroma, hue }: Knobs, lightness: number): string {
  return `oklch(${lightness} ${chroma} ${hue})`;
}

/** The one of two inks that reads better. */
function inkOn(ground: string): string {
  const [light = '', dark = ''] = INKS;
  return contrastOf(light, ground) >= contrastOf(dark, ground) ? light : dark;
}
