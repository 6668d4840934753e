/**
 * `deltakit/code`: blocks of code with their looks, formulas and diagrams, for `<Markdown components={…} />`. They need
 * `deltakit/styles.css`. shiki has to be installed for code; katex and mermaid only where they are given. Where there are
 * server components, the `create…` functions are called in a file that says `'use client'`.
 */
export {
  CodeBlock,
  type CodeBlockOptions,
  createCodeBlock,
} from './components/code-block/code-block';
export type { CodeBlockProps } from './components/code-block/code-block-props';
export { createDiagram } from './components/diagram/diagram';
export type { Mermaid } from './components/diagram/draw-diagram';
export { createFormula, type Katex } from './components/formula/formula';
export type { FormulaProps } from './components/formula/formula-props';
export { allLanguages } from './highlight/all-languages';
export type { LanguageLoaders, ThemeLoaders } from './highlight/create-highlighter';
