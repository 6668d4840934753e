'use client';
/** Copies code, says that it did, and where the browser does not let it, selects the code for the person to copy. */
import { useCopy } from '../copy/use-copy';
import { COPY_ICON, DONE_ICON, WARNING_ICON } from '../icon/icon-paths';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { CODE_BLOCK_ENGLISH } from './code-block-labels';
import { CodeButton } from './code-button';

/** Props of {@link CopyButton}. */
export interface CopyButtonProps {
  /** Gives the code, when it is asked for: to put it together costs something. */
  readText(): string;
  /** What holds the code, to be selected where it can't be copied. */
  findCode(): Element | null;
  labels: Partial<Labels> | undefined;
}

export function CopyButton({ readText, findCode, labels }: CopyButtonProps) {
  const text = useLabels(CODE_BLOCK_ENGLISH, labels);
  const { result, copy } = useCopy();
  const said = result && (result === 'copied' ? text.copied : text.copyFailed);
  return (
    <>
      <span
        role="status"
        data-slot="dk-code-copied"
        className={result === 'failed' ? 'dk:text-destructive' : 'dk:sr-only'}
      >
        {said}
      </span>
      <CodeButton
        icon={result === 'copied' ? DONE_ICON : result === 'failed' ? WARNING_ICON : COPY_ICON}
        label={text.copy}
        data-state={result}
        onClick={() => copy(readText(), findCode())}
      />
    </>
  );
}
