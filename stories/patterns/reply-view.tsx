/** Replies as an app would show them: markdown, with code in colours. */
import { CodeBlock } from 'deltakit/code';
import { Markdown } from 'deltakit/markdown';

const components = { CodeBlock };

export function ReplyView({ text, isWhole }: { text: string; isWhole: boolean }) {
  return <Markdown text={text} isWhole={isWhole} components={components} />;
}
