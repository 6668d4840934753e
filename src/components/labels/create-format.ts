/**
 * A locale in, how numbers are said in it out. A formatter costs more than what it formats, so each is made when it is
 * first needed and kept: to import a language does nothing.
 */

export interface Format {
  count(value: number): string;
  /** With two decimals, always. */
  score(value: number): string;
  /** @param fraction 1 is all of it */
  percent(fraction: number): string;
  money(amount: number, currency: string): string;
  /** In words or short, as in `5 Sekunden` or `5 Sek.`. */
  unit(value: number, unit: 'second' | 'minute' | 'hour', unitDisplay: 'long' | 'short'): string;
  plural(value: number): Intl.LDMLPluralRule;
}

/** @param locale such as `de`, or `ar-u-nu-latn` */
export function createFormat(locale: string): Format {
  const formats = new Map<string, Intl.NumberFormat>();
  let rules: Intl.PluralRules | undefined;

  function number(value: number, name: string, options?: Intl.NumberFormatOptions): string {
    const format = formats.get(name) ?? new Intl.NumberFormat(locale, options);
    formats.set(name, format);
    return format.format(value);
  }

  return {
    count: (value) => number(value, 'count'),
    score: (value) => number(value, 'score', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    percent: (fraction) => number(fraction, 'percent', { style: 'percent' }),
    money(amount, currency) {
      // Of little money, more than cents.
      const digits = amount < 1 ? 4 : 2;
      return number(amount, `${currency} ${digits}`, {
        style: 'currency',
        currency,
        maximumFractionDigits: digits,
      });
    },
    unit: (value, unit, unitDisplay) =>
      number(value, `${unitDisplay} ${unit}`, { style: 'unit', unit, unitDisplay }),
    plural(value) {
      rules ??= new Intl.PluralRules(locale);
      return rules.select(value);
    },
  };
}
