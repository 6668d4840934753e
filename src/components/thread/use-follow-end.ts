'use client';
/**
 * Keeps a scroll container at its end for as long as the person wants it there. What they want is read off how the
 * position moves, whatever moved it: wheel, touch, keys, the scroll bar, Tab, find-in-page. Moving up leaves the end,
 * by one pixel already; coming back to the end follows again. Nothing is animated, so nothing can be fought.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What {@link useFollowEnd} takes. */
export interface FollowEndOptions {
  /** Follows again when this turns true. */
  resumeOn: boolean;
}

/** What {@link useFollowEnd} gives. */
export interface FollowEnd {
  /** For the element that scrolls. */
  viewport: RefObject<HTMLDivElement | null>;
  /** For the one element inside it, whose growth is followed. */
  content: RefObject<HTMLDivElement | null>;
  isFollowing: boolean;
  /** Goes to the end and stays there. */
  follow(): void;
}

export function useFollowEnd({ resumeOn }: FollowEndOptions): FollowEnd {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  const position = useRef<Position>({ following: true, top: 0, end: 0 });

  const setIntent = useCallback((following: boolean) => {
    position.current.following = following;
    setFollowing(following);
  }, []);

  const goToEnd = useCallback(() => {
    const element = viewport.current;
    if (!element) return;
    const { top, end } = position.current;
    // To set it where it is already would cost a frame.
    if (end === endOf(element) && top === element.scrollTop) return;
    element.scrollTop = element.scrollHeight;
    position.current.end = position.current.top = element.scrollTop;
  }, []);

  const follow = useCallback(() => {
    setIntent(true);
    goToEnd();
  }, [setIntent, goToEnd]);

  useLayoutEffect(() => {
    if (resumeOn) follow();
  }, [resumeOn, follow]);

  useEffect(() => {
    const element = viewport.current;
    const inner = content.current;
    if (!element || !inner) return;

    const readIntent = () => {
      const next = followsAfter(position.current, element.scrollTop, endOf(element));
      position.current.top = element.scrollTop;
      position.current.end = endOf(element);
      if (next !== position.current.following) setIntent(next);
    };
    const keepUp = () => {
      if (!position.current.following) return;
      // Text that is being selected must not move away under the pointer.
      if (holdsSelection(inner)) setIntent(false);
      else goToEnd();
    };

    goToEnd();
    element.addEventListener('scroll', readIntent, { passive: true });
    // Before the frame that shows what was added: once that is laid out, the frame would have to begin again.
    const additions = new MutationObserver(keepUp);
    additions.observe(inner, { childList: true, characterData: true, subtree: true });
    // What grows without that: an image that loads, a window that is made narrower.
    const sizes = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(keepUp);
    sizes?.observe(inner);
    sizes?.observe(element);
    return () => {
      element.removeEventListener('scroll', readIntent);
      additions.disconnect();
      sizes?.disconnect();
    };
  }, [setIntent, goToEnd]);

  return { viewport, content, isFollowing, follow };
}

/** Where the container was when last looked at. */
interface Position {
  following: boolean;
  top: number;
  /** The furthest it could scroll then. */
  end: number;
}

/** Whether the end is followed after the container moved to `top`. Positions may be fractions of a pixel. */
export function followsAfter(before: Position, top: number, end: number): boolean {
  const atEnd = end - top <= 1;
  if (top > before.top) return before.following || atEnd;
  if (top > before.top - 0.5) return before.following;
  // Content that shrank, or a container that grew, pushes the position up to the new end: nobody left it.
  return end < before.end && atEnd;
}

function endOf(element: HTMLElement): number {
  return element.scrollHeight - element.clientHeight;
}

function holdsSelection(element: HTMLElement): boolean {
  const selection = element.ownerDocument.getSelection();
  return !!selection && !selection.isCollapsed && element.contains(selection.anchorNode);
}
