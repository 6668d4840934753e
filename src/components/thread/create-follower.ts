/**
 * Keeps a scroll container where the person wants it: at its end, at the turn that was asked last, or wherever they went.
 * What they want is read off how the position moves, whatever moved it: wheel, touch, keys, the scroll bar, Tab,
 * find-in-page. Moving up leaves the end, by one pixel already; coming back to the end follows again. Nothing is
 * animated, so nothing can be fought.
 */
import { FRACTION, followsAfter } from './follows-after';
import { type Mark, markPlace } from './mark-place';
import { createTurnRoom, type TurnRoom } from './turn-room';

/** `end` is followed; at a `turn` all of the reply is in sight below it, and nothing moves; `away` is anywhere else. */
export type Place = 'end' | 'turn' | 'away';

export interface Follower {
  /** Goes to the end and stays there. */
  follow(): void;
  /** Stays where it is, whatever grows. */
  leave(): void;
  /** Puts a question near the top, and stays there. */
  goToTurn(question: HTMLElement): void;
  stop(): void;
}

/** How long a wheel may take to move what it turns over. Milliseconds. */
const WHEEL_MS = 150;

export function createFollower(
  viewport: HTMLElement,
  content: HTMLElement,
  onPlace: (place: Place) => void,
): Follower {
  let place: Place = 'end';
  let top = 0;
  let end = 0;
  let room: TurnRoom | undefined;
  let mark: Mark | undefined;
  /** While a finger or a button is down, or a wheel turns up, the next move is theirs. */
  let isPressed = false;
  let wheeling: ReturnType<typeof setTimeout> | undefined;
  /** Whether something was selected since the end is followed: what was selected before holds nobody. */
  let wasSelecting = false;

  function setPlace(next: Place) {
    mark = next === 'end' ? undefined : markPlace(viewport, content);
    if (next === place) return;
    if (next === 'end') wasSelecting = false;
    place = next;
    onPlace(next);
  }

  function scrollTo(position: number) {
    viewport.scrollTop = position;
    top = viewport.scrollTop;
    end = endOf(viewport);
  }

  function goToEnd() {
    // To set it where it is already would cost a frame.
    const isThere = end - top <= 1 && Math.abs(top - viewport.scrollTop) < FRACTION;
    if (isThere && end === endOf(viewport)) return;
    scrollTo(viewport.scrollHeight);
  }

  /** Below the last line, in pixels: room that is left where it is more than nothing. */
  const leftBelow = () => viewport.getBoundingClientRect().bottom - content.getBoundingClientRect().bottom;

  function readIntent() {
    const now = viewport.scrollTop;
    const nowEnd = endOf(viewport);
    const follows = followsAfter({ following: place === 'end', top, end }, now, nowEnd);
    // Less than a pixel is remembered, so that a slow hand gets away too.
    if (Math.abs(now - top) >= FRACTION) top = now;
    end = nowEnd;
    if (!room) setPlace(follows ? 'end' : 'away');
    else if (follows && (place === 'end' || leftBelow() <= 1)) setPlace('end');
    else setPlace(leftBelow() >= -1 ? 'turn' : 'away');
  }

  function keepUp() {
    if (place !== 'end' || isPressed || wheeling) return;
    // Text that is being selected must not move away under the pointer.
    const isSelecting = wasSelecting && holdsSelection(content);
    // Who has moved, as find-in-page does, may be heard only after what they moved to has grown.
    const hasLeft = !followsAfter({ following: true, top, end }, viewport.scrollTop, endOf(viewport));
    if (isSelecting || hasLeft) setPlace('away');
    else goToEnd();
  }

  function keepPlace() {
    if (place === 'end') return keepUp();
    const kept = mark?.find() ?? top;
    if (Math.abs(kept - viewport.scrollTop) >= FRACTION) scrollTo(kept);
    const nowEnd = endOf(viewport);
    if (place === 'turn' && leftBelow() < -1) setPlace('away');
    else if (nowEnd < end && nowEnd - viewport.scrollTop <= 1) {
      // So little is left that its end is in sight.
      setPlace(room && leftBelow() > 1 ? 'turn' : 'end');
      top = viewport.scrollTop;
    }
    end = nowEnd;
  }

  function keepSize() {
    room?.measure();
    if (place === 'turn' && room) scrollTo(room.top());
    keepPlace();
  }

  const release = () => {
    isPressed = false;
    wheeling = undefined;
    keepUp();
  };
  const heard = {
    press: ({ button }: PointerEvent) => {
      isPressed = button === 0;
    },
    wheel: ({ deltaY }: WheelEvent) => {
      if (deltaY >= 0) return;
      clearTimeout(wheeling);
      wheeling = setTimeout(release, WHEEL_MS);
    },
    select: () => {
      wasSelecting = true;
    },
    // Who opens something wants to read that, so it stays under the pointer.
    click: ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('summary,[aria-expanded]')) setPlace('away');
    },
    found: () => setPlace('away'),
  };

  const page = viewport.ownerDocument;
  const listening = new AbortController();
  const { signal } = listening;
  goToEnd();
  viewport.addEventListener('scroll', readIntent, { passive: true, signal });
  viewport.addEventListener('wheel', heard.wheel, { passive: true, signal });
  viewport.addEventListener('pointerdown', heard.press, { signal });
  page.addEventListener('pointerup', release, { signal });
  page.addEventListener('pointercancel', release, { signal });
  page.addEventListener('selectionchange', heard.select, { signal });
  content.addEventListener('click', heard.click, { capture: true, signal });
  content.addEventListener('beforematch', heard.found, { signal });
  // Before the frame that shows what was added: once that is laid out, the frame would have to begin again.
  const additions = new MutationObserver(keepUp);
  additions.observe(content, { childList: true, characterData: true, subtree: true });
  // What grows without that: an image that loads, a window that is made narrower. Told before the frame is painted.
  const hasSizes = typeof ResizeObserver !== 'undefined';
  const growth = hasSizes ? new ResizeObserver(keepPlace) : undefined;
  const sizes = hasSizes ? new ResizeObserver(keepSize) : undefined;
  growth?.observe(content);
  sizes?.observe(viewport);

  return {
    follow() {
      setPlace('end');
      goToEnd();
    },
    leave: () => setPlace('away'),
    goToTurn(question) {
      if (question !== room?.question) {
        room?.remove();
        room = createTurnRoom(viewport, question);
      }
      scrollTo(room.top());
      setPlace('turn');
    },
    stop() {
      listening.abort();
      clearTimeout(wheeling);
      additions.disconnect();
      growth?.disconnect();
      sizes?.disconnect();
      room?.remove();
    },
  };
}

function endOf(element: HTMLElement): number {
  return element.scrollHeight - element.clientHeight;
}

function holdsSelection(element: HTMLElement): boolean {
  const selection = element.ownerDocument.getSelection();
  return (
    !!selection &&
    !selection.isCollapsed &&
    (element.contains(selection.anchorNode) || element.contains(selection.focusNode))
  );
}
