/** What replies are shown by: markdown, with code in its colours, formulas and diagrams, each fetched when it is met. */
import { allLanguages, createCodeBlock, createDiagram, createFormula } from 'deltakit/code';
import { Markdown, type MarkdownComponents } from 'deltakit/markdown';

const components: MarkdownComponents = {
  CodeBlock: createCodeBlock({
    languages: allLanguages,
    renderers: { mermaid: createDiagram(() => import('mermaid')) },
  }),
  Formula: createFormula(async () => {
    const [katex] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
    return katex;
  }),
};

export function ReplyMarkdown(props: { text: string; isWhole: boolean }) {
  return <Markdown {...props} components={components} />;
}
