'use client';
/** Code in a frame, with its looks: what markdown gives for a fence → a block that grows line by line. */
import { type ComponentType, useState } from 'react';
import { allLanguages } from '../../highlight/all-languages';
import {
  createHighlighter,
  type Highlighter,
  type HighlighterOptions,
  type ThemeLoaders,
} from '../../highlight/create-highlighter';
import { defaultThemes } from '../../highlight/default-themes';
import { createWorkShare, type WorkShare } from '../../highlight/work-share';
import { WRAP_ICON } from '../icon/icon-paths';
import { useLabels } from '../labels/use-labels';
import { CODE_BLOCK_ENGLISH } from './code-block-labels';
import type { CodeBlockProps } from './code-block-props';
import { CodeButton } from './code-button';
import { CodeFrame } from './code-frame';
import { CodeGroups } from './code-groups';
import { CodeLines } from './code-lines';
import { CodePane } from './code-pane';
import { useTokens } from './use-tokens';

/** How code blocks are to be. */
export interface CodeBlockOptions {
  /**
   * What can be highlighted, by the names behind fences: `allLanguages`, or a few, so that an app's build has only those.
   * A language that is not among them stays plain.
   */
  languages: HighlighterOptions['languages'];
  /** The colours by day and by night; made legible where they are not. Default GitHub's. */
  themes?: ThemeLoaders;
  /** Numbers before the lines, which are neither selected nor copied. Default `false`. */
  lineNumbers?: boolean;
  /** Whether long lines wrap before the person has chosen. Default `false`. */
  wrap?: boolean;
  /** A button that saves the code as a file. Default `true`. */
  download?: boolean;
  /** Components that stand in for blocks of some languages, as diagrams do; by the name behind the fence. */
  renderers?: Readonly<Record<string, ComponentType<CodeBlockProps>>>;
}

/**
 * Makes a component for `<Markdown components={{ CodeBlock }} />`. Call it once, outside of components.
 *
 * @example
 * ```tsx
 * const CodeBlock = createCodeBlock({
 *   languages: { ts: () => import('shiki/langs/typescript.mjs'), bash: () => import('shiki/langs/bash.mjs') },
 *   lineNumbers: true,
 *   renderers: { mermaid: createDiagram(() => import('mermaid')) },
 * });
 * ```
 */
export function createCodeBlock({
  languages,
  themes = defaultThemes,
  lineNumbers = false,
  wrap = false,
  download = true,
  renderers = {},
}: CodeBlockOptions): ComponentType<CodeBlockProps> {
  const highlighter = createHighlighter({ languages, themes });
  const setup = { highlighter, share: createWorkShare(), lineNumbers, wrap, download };
  return (props) => {
    const Renderer = Object.hasOwn(renderers, props.lang) ? renderers[props.lang] : undefined;
    return Renderer ? <Renderer {...props} /> : <HighlightedCode {...props} setup={setup} />;
  };
}

/**
 * Code in a frame, highlighted in any of shiki's languages, with buttons to copy, wrap and save it.
 *
 * @example
 * ```tsx
 * <Markdown text={text} components={{ CodeBlock }} />
 * ```
 */
export const CodeBlock = /* @__PURE__ */ createCodeBlock({ languages: allLanguages });

interface HighlightedCodeProps extends CodeBlockProps {
  setup: Required<Pick<CodeBlockOptions, 'lineNumbers' | 'wrap' | 'download'>> & {
    readonly highlighter: Highlighter;
    readonly share: WorkShare;
  };
}

function HighlightedCode({ setup, ...props }: HighlightedCodeProps) {
  const { lang, lines, labels } = props;
  const [isWrapped, setWrapped] = useState(setup.wrap);
  const tokens = useTokens(props, setup.highlighter, setup.share);
  const wrapButton = (
    <CodeButton
      icon={WRAP_ICON}
      label={useLabels(CODE_BLOCK_ENGLISH, labels).wrapLines}
      aria-pressed={isWrapped}
      onClick={() => setWrapped(!isWrapped)}
    />
  );
  return (
    <CodeFrame {...props} hasDownload={setup.download} actions={wrapButton}>
      <CodePane lang={lang} isWrapped={isWrapped} digits={setup.lineNumbers ? `${lines.length}`.length : 0}>
        <CodeGroups lines={lines} tokens={tokens} isNumbered={setup.lineNumbers} Group={CodeLines} />
      </CodePane>
    </CodeFrame>
  );
}
