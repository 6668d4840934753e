/** What replies are shown by: markdown, with code in its colours, formulas and diagrams, each fetched when it is met. */
import { allLanguages, createCodeBlock, createDiagram, createFormula } from 'deltakit/code';
import { CitedMarkdown, Markdown, type MarkdownComponents } from 'deltakit/markdown';

export const replyComponents: MarkdownComponents = {
  CodeBlock: createCodeBlock({
    languages: allLanguages,
    renderers: { mermaid: createDiagram(() => import('mermaid')) },
  }),
  Formula: createFormula(async () => {
    const [katex] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
    return katex;
  }),
};

interface ReplyProps {
  text: string;
  isWhole: boolean;
}

export function ReplyMarkdown(props: ReplyProps) {
  return <Markdown {...props} components={replyComponents} />;
}

/** The same, where `[1]` leads to what a reply rests on. */
export function CitedReply(props: ReplyProps) {
  return <CitedMarkdown {...props} components={replyComponents} />;
}
