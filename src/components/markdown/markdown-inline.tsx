'use client';
/** A text within a block: its pieces, of which all but the last stay what they are. */
import { createElement, Fragment, memo, type ReactNode, useContext, useMemo } from 'react';
import { append, emptyList } from '../../markdown/growing-list';
import type { Inline, InlineNode, NoteNode, Piece } from '../../markdown/nodes';
import { nameControl, splitControls } from '../code-block/grow-text';
import { type MarkdownSettings, ReferencesContext, SettingsContext } from './markdown-context';
import { MarkdownImage } from './markdown-image';
import { MarkdownLink } from './markdown-link';
import { splitText } from './split-text';

/** The first piece has no component of its own: most texts have no other. */
export function renderInline(inline: Inline, settings: MarkdownSettings): ReactNode {
  const [first, ...others] = inline.items;
  if (!first) return null;
  const start = renderPiece(first, settings);
  if (inline.length === 1) return start;
  return (
    <>
      {start}
      <PieceGroup pieces={others} />
      {inline.groups.map((pieces, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text grows at its end only
        <PieceGroup key={index} pieces={pieces} />
      ))}
      {inline.sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text grows at its end only
        <PieceSection key={index} groups={section} />
      ))}
    </>
  );
}

const PieceSection = /* @__PURE__ */ memo(function PieceSection({
  groups,
}: {
  groups: readonly (readonly Piece[])[];
}) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text grows at its end only
  return groups.map((pieces, index) => <PieceGroup key={index} pieces={pieces} />);
});

const PieceGroup = /* @__PURE__ */ memo(function PieceGroup({ pieces }: { pieces: readonly Piece[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text grows at its end only
  return pieces.map((piece, index) => <SettledPiece key={index} piece={piece} />);
});

const SettledPiece = /* @__PURE__ */ memo(function SettledPiece({ piece }: { piece: Piece }) {
  return renderPiece(piece, useContext(SettingsContext));
});

function renderPiece(piece: Piece, settings: MarkdownSettings): ReactNode {
  return piece.missing.length > 0 ? <WaitingPiece piece={piece} /> : renderNodes(piece.nodes, settings);
}

/** A piece with references that nothing had defined when it was read: it is read again when something has. */
function WaitingPiece({ piece }: { piece: Piece }) {
  const settings = useContext(SettingsContext);
  const { definitions } = useContext(ReferencesContext);
  const { nodes } = useMemo(
    () => settings.inline?.readAgain(piece, definitions) ?? piece,
    [settings.inline, piece, definitions],
  );
  return renderNodes(nodes, settings);
}

/** Without keys, as they are told apart by their places. */
export function renderNodes(nodes: readonly InlineNode[], settings: MarkdownSettings): ReactNode {
  if (nodes.length === 1 && typeof nodes[0] === 'string' && nodes[0].length < 200) return nodes[0];
  const children = nodes.flatMap((node) =>
    typeof node === 'string' ? splitText(node) : renderNode(node, settings),
  );
  return createElement(Fragment, null, ...children);
}

function renderNode(node: Exclude<InlineNode, string>, settings: MarkdownSettings): ReactNode {
  const { components, images, labels } = settings;
  switch (node.type) {
    case 'emphasis': {
      const Em = components.em ?? 'em';
      return <Em>{renderNodes(node.nodes, settings)}</Em>;
    }
    case 'strong': {
      const Strong = components.strong ?? 'strong';
      return <Strong>{renderNodes(node.nodes, settings)}</Strong>;
    }
    case 'strikethrough': {
      const Del = components.del ?? 'del';
      return <Del>{renderNodes(node.nodes, settings)}</Del>;
    }
    case 'code': {
      const Code = components.code ?? 'code';
      return <Code>{showControls(node.text)}</Code>;
    }
    case 'break': {
      const Br = components.br ?? 'br';
      return <Br />;
    }
    case 'link': {
      const Link = components.Link ?? MarkdownLink;
      return (
        <Link url={node.url} title={node.title} nodes={node.nodes}>
          {renderNodes(node.nodes, settings)}
        </Link>
      );
    }
    case 'image': {
      const Image = components.Image ?? MarkdownImage;
      return <Image url={node.url} title={node.title} alt={node.alt} images={images} labels={labels} />;
    }
    case 'html': {
      const { Html } = components;
      return Html ? <Html lines={append(emptyList(), node.text)} isInline /> : node.text;
    }
    case 'math': {
      const { Formula } = components;
      return Formula ? <Formula text={node.text} isDisplay={node.isDisplay} isClosed /> : node.text;
    }
    case 'note':
      return <NoteReference {...node} />;
    case 'extension': {
      const { Extension } = components;
      return Extension ? <Extension name={node.name} text={node.text} /> : renderNodes(node.nodes, settings);
    }
    default:
      return node satisfies never;
  }
}

/** What makes text read in another order than it runs stands alone, behind its name. */
function showControls(text: string): ReactNode {
  const pieces = splitControls(text);
  if (pieces.length === 1) return text;
  return pieces.map((piece, index) =>
    index % 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
      <span key={index} data-slot="dk-code-control" data-name={nameControl(piece)}>
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

function NoteReference({ label, isFirst, isLink }: NoteNode) {
  const { id, components } = useContext(SettingsContext);
  const { numbers } = useContext(ReferencesContext);
  const Sup = components.sup ?? 'sup';
  const number = numbers.get(label);
  return (
    <Sup data-slot="dk-md-note-mark" id={isFirst ? `${id}-mark-${number}` : undefined}>
      {isLink ? (
        number
      ) : (
        <a data-slot="dk-md-note-link" href={`#${id}-note-${number}`}>
          {number}
        </a>
      )}
    </Sup>
  );
}
