'use client';
/** The frame round a block of code: what it is called, and what can be done with it. */
import { type ReactNode, useRef } from 'react';
import { itemsOf } from '../../markdown/growing-list';
import { DOWNLOAD_ICON } from '../icon/icon-paths';
import { useLabels } from '../labels/use-labels';
import { saveFile } from '../save-file';
import { CODE_BLOCK_ENGLISH } from './code-block-labels';
import type { CodeBlockProps } from './code-block-props';
import { CodeButton } from './code-button';
import { CopyButton } from './copy-button';
import { fileNameOf, titleOf } from './file-name';

/** Props of {@link CodeFrame}. */
export interface CodeFrameProps extends CodeBlockProps {
  /** Whether the code can be saved as a file. */
  hasDownload: boolean;
  /** Buttons before those. */
  actions?: ReactNode;
  children: ReactNode;
}

export function CodeFrame({ lang, meta, lines, labels, hasDownload, actions, children }: CodeFrameProps) {
  const text = useLabels(CODE_BLOCK_ENGLISH, labels);
  const frame = useRef<HTMLElement>(null);
  const title = titleOf(meta) ?? lang;
  const readText = () => [...itemsOf(lines)].join('\n');
  return (
    <figure
      ref={frame}
      data-slot="dk-code-block"
      aria-label={text.code(title)}
      className={
        'dk:group/code dk:flex dk:min-w-0 dk:max-w-full dk:flex-col dk:overflow-clip dk:rounded-inner dk:border ' +
        'dk:bg-card dk:text-foreground'
      }
    >
      <div
        data-slot="dk-code-head"
        className={
          'dk:flex dk:min-h-10 dk:items-center dk:gap-2 dk:py-1 dk:ps-4 dk:pe-1.5 dk:text-note dk:text-muted-foreground'
        }
      >
        <bdi data-slot="dk-code-title" className="dk:min-w-0 dk:truncate">
          {title}
        </bdi>
        <span
          data-slot="dk-code-actions"
          className={
            'dk:ms-auto dk:flex dk:shrink-0 dk:items-center dk:gap-0.5 dk:opacity-0 dk:transition-opacity dk:motion-reduce:transition-none ' +
            'dk:group-hover/code:opacity-100 dk:group-focus-within/code:opacity-100 dk:pointer-coarse:opacity-100 ' +
            'dk:has-data-state:opacity-100'
          }
        >
          {actions}
          {hasDownload && (
            <CodeButton
              icon={DOWNLOAD_ICON}
              label={text.download}
              onClick={() => saveFile(readText(), fileNameOf(lang, meta))}
            />
          )}
          <CopyButton
            readText={readText}
            findCode={() => frame.current?.querySelector('[data-slot=dk-code-text]') ?? null}
            labels={labels}
          />
        </span>
      </div>
      {children}
    </figure>
  );
}
