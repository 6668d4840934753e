/**
 * What a person reads stays where it is on the screen, whatever comes or goes above it: earlier messages, an image, a
 * message that turns out taller than was thought. A mark remembers the first thing in sight, and how far down it is.
 * Browsers with `overflow-anchor` do it by themselves, except at the very top; the mark then finds nothing to do.
 */
import { messagesIn } from './messages-in';

export interface Mark {
  /** The position that keeps what is read in its place; it is the present one where nothing moved. */
  find(): number;
}

export function markPlace(viewport: HTMLElement, content: HTMLElement): Mark {
  let top = viewport.scrollTop;
  const message = firstInSight(viewport, messagesIn(content));
  // The inmost one is exact; its message is what is left where React made it anew.
  const marks = [message && inmostInSight(viewport, message), message].flatMap((element) =>
    element ? [{ element, offset: offsetIn(viewport, element) }] : [],
  );
  return {
    find() {
      const now = viewport.scrollTop;
      const mark = marks.find(({ element }) => element.isConnected);
      // Who has moved meanwhile, the browser or an app, knew why.
      if (!mark || now !== top) return now;
      top = now + offsetIn(viewport, mark.element) - mark.offset;
      return top;
    },
  };
}

/** How far down it is in what is seen. */
export function offsetIn(viewport: HTMLElement, element: Element): number {
  return element.getBoundingClientRect().top - viewport.getBoundingClientRect().top;
}

/** They stand one below the other, so it takes ten looks to find one of a thousand. */
function firstInSight(viewport: HTMLElement, messages: readonly HTMLElement[]): HTMLElement | undefined {
  const { top } = viewport.getBoundingClientRect();
  let from = 0;
  let to = messages.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((messages[middle]?.getBoundingClientRect().bottom ?? 0) > top) to = middle;
    else from = middle + 1;
  }
  return messages[from];
}

function inmostInSight(viewport: HTMLElement, message: Element): Element {
  const { top } = viewport.getBoundingClientRect();
  let inmost = message;
  while (inmost.getBoundingClientRect().top < top) {
    const next = [...inmost.children].find(
      (child) => child.getBoundingClientRect().bottom > top && !isLoose(child),
    );
    if (!next) break;
    inmost = next;
  }
  return inmost;
}

/** What does not move along with the text around it. */
function isLoose(element: Element): boolean {
  return /sticky|absolute|fixed/.test(getComputedStyle(element).position);
}
