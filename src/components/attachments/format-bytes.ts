/** A number of bytes in, how a person of that language says it out: `24 kB`, `1.2 MB`. By 1,024, as limits are set. */

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** Kept, as a formatter costs more than what it formats. */
const formats = /* @__PURE__ */ new Map<string, Intl.NumberFormat>();

/** @param locale such as `de` */
export function formatBytes(bytes: number, locale: string): string {
  const power = Math.min(2, Math.max(0, Math.floor(Math.log2(bytes || 1) / 10) - 1));
  const amount = bytes / 1024 ** (power + 1);
  // No file looks empty.
  const maximumFractionDigits = power || amount < 1 ? 1 : 0;
  const name = `${locale} ${power} ${maximumFractionDigits}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(locale, { style: 'unit', unit: UNITS[power], maximumFractionDigits });
  formats.set(name, format);
  return format.format(amount);
}
