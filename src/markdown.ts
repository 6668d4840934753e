/** `deltakit/markdown`: markdown that grows. */
export { type LiveReply, Markdown, type MarkdownProps } from './components/markdown/markdown';
export type {
  ExtensionProps,
  HtmlProps,
  MarkdownComponents,
} from './components/markdown/markdown-components';
export { MarkdownImage, type MarkdownImageProps } from './components/markdown/markdown-image';
export type { MarkdownLabels } from './components/markdown/markdown-labels';
export { MarkdownLink, type MarkdownLinkProps } from './components/markdown/markdown-link';
export { CitationLink } from './components/sources/citation-link';
export { CitedMarkdown, type CitedMarkdownProps } from './components/sources/cited-markdown';
export type { AllowedImages } from './markdown/url-policy';
