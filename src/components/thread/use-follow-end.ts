'use client';
/** A scroll container that follows its end, or holds the last turn, as a hook: see `create-follower`. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { createFollower, type Follower, type Place } from './create-follower';
import { lastQuestion } from './messages-in';

/** What {@link useFollowEnd} takes. */
export interface FollowEndOptions {
  /** Follows again when this turns true: something was asked. */
  resumeOn: boolean;
  /** Where that goes: to the end, or with its question near the top. Default `end`. */
  anchor?: 'end' | 'turn' | undefined;
}

/** What {@link useFollowEnd} gives. */
export interface FollowEnd {
  /** For the element that scrolls. */
  viewport: RefObject<HTMLDivElement | null>;
  /** For the one element inside it, whose growth is followed. */
  content: RefObject<HTMLDivElement | null>;
  /** Whether growth is followed. */
  isFollowing: boolean;
  /** Whether there is something below that is not in sight, and not followed. */
  isAway: boolean;
  /** Goes to the end and stays there. */
  follow(): void;
  /** Stays here. */
  leave(): void;
}

/**
 * A scroller that follows its end while the person lets it, or holds the last turn at its top: what `Thread` is made of.
 *
 * @example
 * ```tsx
 * const { viewport, content, isFollowing, follow } = useFollowEnd({ resumeOn: true });
 * <div ref={viewport}>
 *   <div ref={content}>{text}</div>
 *   {!isFollowing && <button onClick={follow}>To the end</button>}
 * </div>
 * ```
 */
export function useFollowEnd({ resumeOn, anchor }: FollowEndOptions): FollowEnd {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follower = useRef<Follower>(undefined);
  const [place, setPlace] = useState<Place>('end');

  // Before the first paint: a long thread comes up at its end.
  useLayoutEffect(() => {
    if (!viewport.current || !content.current) return;
    const created = createFollower(viewport.current, content.current, setPlace);
    follower.current = created;
    return () => created.stop();
  }, []);

  useLayoutEffect(() => {
    const inner = content.current;
    if (!resumeOn || !inner) return;
    let question: HTMLElement | undefined;
    const begin = () => {
      question = lastQuestion(inner);
      if (question && anchor === 'turn') follower.current?.goToTurn(question);
      else follower.current?.follow();
    };
    begin();
    // What was asked may come to the page a little later than that it was.
    const late = new MutationObserver(() => {
      if (lastQuestion(inner) !== question) begin();
    });
    late.observe(inner, { childList: true });
    return () => late.disconnect();
  }, [resumeOn, anchor]);

  const follow = useCallback(() => follower.current?.follow(), []);
  const leave = useCallback(() => follower.current?.leave(), []);
  return { viewport, content, isFollowing: place === 'end', isAway: place === 'away', follow, leave };
}
