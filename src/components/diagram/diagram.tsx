'use client';
/**
 * The source of a diagram → a picture of it, drawn by mermaid, which the app gives. Until the fence is closed, and where
 * it can't be drawn, the code stands there; a button shows it beside the picture's place at any time.
 */
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { itemsOf } from '../../markdown/growing-list';
import type { CodeBlockProps } from '../code-block/code-block-props';
import { CodeButton } from '../code-block/code-button';
import { CodeFrame } from '../code-block/code-frame';
import { CodeGroups } from '../code-block/code-groups';
import { CodeLines } from '../code-block/code-lines';
import { CodePane } from '../code-block/code-pane';
import { createLazyModule, type LazyModule, useLoaded } from '../formula/use-loaded';
import { SOURCE_ICON } from '../icon/icon-paths';
import { useLabels } from '../labels/use-labels';
import { DIAGRAM_ENGLISH } from './diagram-labels';
import { drawDiagram, type Mermaid, type Picture } from './draw-diagram';
import { useIsDark } from './use-is-dark';

/** How small a wide diagram may get before it scrolls, as a share of its own size. */
const LEAST_SCALE = 0.6;

/**
 * Makes a component for one of the `renderers` of `createCodeBlock`. Call it once, outside of components. A page with a
 * policy for its content has to allow images from `data:`.
 *
 * @example
 * ```tsx
 * const CodeBlock = createCodeBlock({
 *   languages: allLanguages,
 *   renderers: { mermaid: createDiagram(() => import('mermaid')) },
 * });
 * ```
 */
export function createDiagram(
  load: () => Promise<Mermaid | { readonly default: Mermaid }>,
): ComponentType<CodeBlockProps> {
  const lazy = createLazyModule(load);
  return (props) => <LazyDiagram {...props} lazy={lazy} />;
}

interface LazyDiagramProps extends CodeBlockProps {
  lazy: LazyModule<Mermaid>;
}

function LazyDiagram({ lazy, ...props }: LazyDiagramProps) {
  const { lang, lines, labels } = props;
  const text = useLabels(DIAGRAM_ENGLISH, labels);
  const place = useRef<HTMLDivElement>(null);
  const source = props.isClosed ? [...itemsOf(lines)].join('\n') : undefined;
  const picture = usePicture(lazy, source, useIsDark(place));
  const [isSource, setSource] = useState(false);
  return (
    <div ref={place} data-slot="dk-diagram" data-state={picture ? 'drawn' : 'source'} className="dk:min-w-0">
      <CodeFrame
        {...props}
        hasDownload
        actions={
          picture && (
            <CodeButton
              icon={SOURCE_ICON}
              label={text.diagramSource}
              aria-pressed={isSource}
              onClick={() => setSource(!isSource)}
            />
          )
        }
      >
        {picture && !isSource ? (
          <div
            data-slot="dk-diagram-pane"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
            tabIndex={0}
            className={
              'dk:max-h-[80vh] dk:overflow-auto dk:px-4 dk:pb-4 dk:outline-ring dk:-outline-offset-2 ' +
              'dk:focus-visible:outline-2'
            }
          >
            <img
              data-slot="dk-diagram-picture"
              src={picture.url}
              alt={titleOf(source) ?? text.diagram}
              width={picture.width}
              height={picture.height}
              style={{ minInlineSize: picture.width * LEAST_SCALE }}
              className="dk:mx-auto dk:block dk:h-auto dk:max-w-full"
            />
          </div>
        ) : (
          <CodePane lang={lang}>
            <CodeGroups lines={lines} Group={CodeLines} />
          </CodePane>
        )}
      </CodeFrame>
    </div>
  );
}

function usePicture(
  lazy: LazyModule<Mermaid>,
  source: string | undefined,
  isDark: boolean | undefined,
): Picture | undefined {
  const mermaid = useLoaded(lazy, source !== undefined);
  const [drawn, setDrawn] = useState<{ source: string; picture: Picture }>();
  useEffect(() => {
    if (!mermaid || source === undefined || isDark === undefined) return;
    let isWanted = true;
    const show = (picture: Picture) => isWanted && setDrawn({ source, picture });
    // What can't be drawn stays code.
    drawDiagram(mermaid, source, isDark).then(show, () => undefined);
    return () => {
      isWanted = false;
    };
  }, [mermaid, source, isDark]);
  return drawn?.source === source ? drawn?.picture : undefined;
}

/** What the diagram calls itself. */
function titleOf(source: string | undefined): string | undefined {
  return /^\s*(?:accTitle\s*:|title:?)\s*(.+)$/m.exec(source ?? '')?.[1]?.trim();
}
