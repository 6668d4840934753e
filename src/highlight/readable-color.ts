/**
 * In: a colour of a theme and the ground that code stands on. Out: the same hue, moved towards black or white just as
 * far as it takes to be read: 4.5:1 (WCAG 2.2, 1.4.3). Most themes have a grey for comments that is too faint.
 */

/** The lightest and the darkest ground of the kit, `--dk-muted` by night and by day: on the others there is more. */
export const LIGHT_GROUND = '#e9f0ef';
export const DARK_GROUND = '#232b2f';

const LEAST = 4.5;
const STEP = 0.02;

/** A `#rrggbb` that is legible on `ground`. What is not written `#rrggbb` stays as it is; transparency is dropped. */
export function readableColor(color: string, ground: string): string {
  const from = parseHex(color);
  const back = luminance(parseHex(ground) ?? [0, 0, 0]);
  if (!from) return color;
  const target = back > 0.18 ? 0 : 255;
  for (let share = 0; share < 1; share += STEP) {
    const mixed = from.map((channel) => Math.round(channel + (target - channel) * share));
    if (contrast(luminance(mixed), back) >= LEAST) return toHex(mixed);
  }
  return toHex([target, target, target]);
}

function parseHex(color: string): readonly number[] | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])[\da-f]?$/i.exec(color);
  const digits = short ? short.slice(1, 4).map((digit) => digit + digit) : undefined;
  const long = digits ?? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})(?:[\da-f]{2})?$/i.exec(color)?.slice(1, 4);
  return long?.map((pair) => Number.parseInt(pair, 16));
}

function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
