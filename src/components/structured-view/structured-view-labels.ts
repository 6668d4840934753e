/** The strings of a value whose fields form. */

export interface StructuredViewLabels {
  /** A name as the JSON has it, where the app gave no title. */
  fieldName(name: string): string;
  /** Of `true` and `false`. */
  valueBoolean(value: boolean): string;
  /** Of `null`, and of a list or an object with nothing in it. */
  valueNone: string;
  /** A field that is waited for: heard, not seen. */
  valueComing: string;
  /** A field that never came. */
  valueMissing: string;
  /** Names a table, which can be scrolled. */
  valueTable(rows: number): string;
  /** Stands below a value that is not final; `kind` is the error's, if it failed. */
  valueNotWhole(kind?: string): string;
}

export const STRUCTURED_VIEW_ENGLISH: StructuredViewLabels = {
  fieldName: (name) => {
    const words = name
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replace(/[_-]+/g, ' ')
      .trim()
      .toLowerCase();
    return words.charAt(0).toUpperCase() + words.slice(1);
  },
  valueBoolean: (value) => (value ? 'Yes' : 'No'),
  valueNone: 'None',
  valueComing: 'Still to come',
  valueMissing: 'Not given',
  valueTable: (rows) => `Table, ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`,
  valueNotWhole: (kind) =>
    kind === 'invalid-output'
      ? 'Not valid: it does not have the form that was asked for.'
      : 'Not whole: fields may be missing, and texts may be cut.',
};
