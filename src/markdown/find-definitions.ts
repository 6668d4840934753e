/** A tree of blocks in, what it defines out. A definition that the next line may still be a part of is none yet. */
import type { SyntaxNode } from '@lezer/common';
import type { Found } from './definitions';
import { isContainer } from './frame';
import { isFollowed } from './is-closed';
import { toUrl } from './read-link';

export function findDefinitions(top: SyntaxNode, source: string, isWhole: boolean): Found {
  const links: Found['links'][number][] = [];
  const notes: string[] = [];
  const textOf = (node: SyntaxNode | null) => (node ? source.slice(node.from, node.to) : undefined);
  function visit(node: SyntaxNode): void {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name === 'NoteLabel') notes.push(textOf(child)?.trimEnd().slice(2, -2) ?? '');
      else if (isContainer(child.name)) visit(child);
      else if (child.name === 'LinkReference') {
        const label = textOf(child.getChild('LinkLabel'));
        const url = textOf(child.getChild('URL'));
        const title = textOf(child.getChild('LinkTitle'))?.slice(1, -1);
        if (label === undefined || url === undefined || !(isWhole || isFollowed(child, source))) continue;
        links.push([label.slice(1, -1), { url: toUrl(url), title }]);
      }
    }
  }
  visit(top);
  return { links, notes };
}
