/** Text of code that grows where it stands, so that what a person has selected in it stays selected. */

/** What makes text read in another order than it runs: such characters get a mark that can be seen. */
const CONTROLS = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/g;

/** Whether a text has characters that need a mark. */
export function hasControls(text: string): boolean {
  return text.search(CONTROLS) >= 0;
}

/** Every second piece is such a character. */
export function splitControls(text: string): string[] {
  return text.split(CONTROLS);
}

/** As `U+202E`. */
export function nameControl(control: string): string {
  return `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text while there is no element to grow it in, as on a server: with a sign in place of such characters. */
export function maskControls(text: string): string {
  return text.replace(CONTROLS, '\ufffd');
}

/**
 * Puts `text` behind what `element` holds. A control character stays in the text, so that a copy is exact, but alone in
 * a box of its own, where it orders nothing, and behind its name.
 */
export function appendText(element: Element | DocumentFragment, text: string): void {
  splitControls(text).forEach((piece, index) => {
    const { lastChild } = element;
    if (index % 2) {
      const mark = document.createElement('span');
      mark.dataset.slot = 'dk-code-control';
      mark.dataset.name = nameControl(piece);
      mark.append(piece);
      element.append(mark);
    } else if (lastChild instanceof Text) lastChild.appendData(piece);
    else if (piece) element.append(piece);
  });
}

/** Makes `element`, which holds `before`, hold `text`. */
export function growText(element: Element, before: string, text: string): void {
  const isLonger = text.startsWith(before);
  if (!isLonger) element.textContent = '';
  appendText(element, isLonger ? text.slice(before.length) : text);
}
