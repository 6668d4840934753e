/** What an app may put in the place of each element that markdown makes. */
import type { ComponentType, JSX } from 'react';
import type { GrowingList } from '../../markdown/growing-list';
import type { CodeBlockProps } from '../code-block/code-block-props';
import type { FormulaProps } from '../formula/formula-props';
import type { MarkdownImageProps } from './markdown-image';
import type { MarkdownLinkProps } from './markdown-link';

type Element =
  | ('blockquote' | 'br' | 'code' | 'del' | 'em' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'hr')
  | (
      | 'input'
      | 'li'
      | 'ol'
      | 'p'
      | 'strong'
      | 'sup'
      | 'table'
      | 'tbody'
      | 'td'
      | 'th'
      | 'thead'
      | 'tr'
      | 'ul'
    );

/** Raw HTML, which is text by default. */
export interface HtmlProps {
  lines: GrowingList<string>;
  /** Whether it stands within a text. */
  isInline: boolean;
}

/** What an extension of the parser read. */
export interface ExtensionProps {
  /** Its node's name. */
  name: string;
  text: string;
}

/** Small letters: in place of that element, with its props. Capitals: in place of the kit's own component. */
export type MarkdownComponents = { [Name in Element]?: ComponentType<JSX.IntrinsicElements[Name]> } & {
  Link?: ComponentType<MarkdownLinkProps>;
  Image?: ComponentType<MarkdownImageProps>;
  CodeBlock?: ComponentType<CodeBlockProps>;
  /** Formulas are read only where there is something that shows them. */
  Formula?: ComponentType<FormulaProps>;
  Html?: ComponentType<HtmlProps>;
  Extension?: ComponentType<ExtensionProps>;
};
