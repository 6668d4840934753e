/** What a component that shows a formula is given. */
export interface FormulaProps {
  /** Its TeX source, without the marks round it. */
  text: string;
  /** Whether it stands on lines of its own. */
  isDisplay: boolean;
  /** Whether its end is there. */
  isClosed: boolean;
}
