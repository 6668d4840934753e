/** A message as it stands on the page in, what is seen of its text out, without what can be pressed in it. */

const TEXTS = '[data-slot=dk-message-text], [data-slot=dk-message-markdown]';
const CONTROLS = 'button, [role=status], [data-slot=dk-code-head]';

/** @param body of a message; where none of the kit's texts is in it, all of it is read */
export function readSeen(body: HTMLElement): string {
  const texts = [...body.querySelectorAll<HTMLElement>(TEXTS)];
  // A copy without them would have no layout, and so no lines. Nothing is painted in between.
  const controls = [...body.querySelectorAll<HTMLElement>(CONTROLS)];
  for (const { style } of controls) style.display = 'none';
  // biome-ignore lint/performance/useDomNodeTextContent: what is seen depends on the layout
  const seen = (texts.length > 0 ? texts : [body]).map(({ innerText }) => innerText.trim());
  for (const { style } of controls) style.removeProperty('display');
  return seen.join('\n\n');
}
