/** A number of bytes in, how a person of that language says it out: `24 kB`, `1.2 MB`. By 1,024, as limits are set. */

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** @param locale such as `de` */
export function formatBytes(bytes: number, locale: string): string {
  const power = Math.min(2, Math.max(0, Math.floor(Math.log2(bytes || 1) / 10) - 1));
  const amount = bytes / 1024 ** (power + 1);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[power],
    // No file looks empty.
    maximumFractionDigits: power || amount < 1 ? 1 : 0,
  }).format(amount);
}
