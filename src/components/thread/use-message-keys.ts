'use client';
/**
 * Reading by keyboard: a thread is one Tab stop, the message one was at last, and the arrows go from message to message.
 * The edges, before and behind the messages, are where Tab comes in: they hand the focus on to that message. From it, Tab
 * goes on behind the edge, so that nobody has to walk through every button of every message.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { messageOf, messagesIn } from './messages-in';
import { revealMessage } from './reveal-message';

interface MessageKeysOptions {
  viewport: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  follow(): void;
  leave(): void;
}

/** What may have the focus inside a message. */
const FOCUSABLE = 'a[href],button,input,select,textarea,summary,[tabindex]';

export function useMessageKeys({ viewport, content, follow, leave }: MessageKeysOptions) {
  const before = useRef<HTMLSpanElement>(null);
  const behind = useRef<HTMLSpanElement>(null);
  const keys = useRef<MessageKeys>(undefined);

  useLayoutEffect(() => {
    const outer = viewport.current;
    const inner = content.current;
    if (!outer || !inner || !before.current || !behind.current) return;
    const edges = { before: before.current, behind: behind.current };
    const created = createMessageKeys(outer, inner, edges, { follow, leave });
    keys.current = created;
    return () => created.stop();
  }, [viewport, content, follow, leave]);

  return {
    before,
    behind,
    press: (event: KeyboardEvent) => keys.current?.press(event),
    focus: (event: FocusEvent) => keys.current?.focus(event),
    blur: (event: FocusEvent) => keys.current?.blur(event),
  };
}

interface MessageKeys {
  press(event: KeyboardEvent): void;
  focus(event: FocusEvent): void;
  blur(event: FocusEvent): void;
  stop(): void;
}

function createMessageKeys(
  viewport: HTMLElement,
  content: HTMLElement,
  edges: Readonly<Record<'before' | 'behind', HTMLElement>>,
  { follow, leave }: Pick<MessageKeysOptions, 'follow' | 'leave'>,
): MessageKeys {
  /** The message that one was at; none yet, and it is the last. */
  let current: HTMLElement | undefined;
  let stop: HTMLElement | undefined;
  let focused: Element | undefined;
  let isInside = false;

  function setStops() {
    const next = current?.isConnected ? current : messagesIn(content).at(-1);
    if (next !== stop && stop) stop.tabIndex = -1;
    stop = next;
    if (stop) stop.tabIndex = 0;
    // Where there is no message to read, the keyboard still has to scroll.
    viewport.tabIndex = stop ? -1 : 0;
    edges.before.tabIndex = edges.behind.tabIndex = stop && !isInside ? 0 : -1;
  }

  function goTo(message: HTMLElement) {
    current = message;
    setStops();
    message.focus({ preventScroll: true });
    revealMessage(viewport, content, message);
  }

  /** Whether the key was used. */
  function walk(key: string, message: HTMLElement): boolean {
    const all = messagesIn(content);
    const isDown = key === 'ArrowDown';
    if (key === 'Home' || key === 'End') {
      const end = all.at(key === 'End' ? -1 : 0);
      if (end) goTo(end);
      if (key === 'End') follow();
      else viewport.scrollTop = 0;
      return true;
    }
    if (isDown || key === 'ArrowUp') {
      const next = all[all.indexOf(message) + (isDown ? 1 : -1)];
      // What is taller than what is seen is read to its end first: the browser scrolls.
      if (!next || hasMore(viewport, message, isDown)) return false;
      goTo(next);
      return true;
    }
    if (key !== 'Enter') return false;
    return [...message.querySelectorAll<HTMLElement>(FOCUSABLE)].some((part) => {
      part.focus();
      return part.ownerDocument.activeElement === part;
    });
  }

  /** The focus is not lost with what had it. */
  function keepFocus(records: readonly MutationRecord[]) {
    const lost = focused;
    if (lost && !lost.isConnected) {
      focused = undefined;
      isInside = false;
      const active = content.ownerDocument.activeElement;
      if (!active || active === content.ownerDocument.body) {
        const record = records.find(({ removedNodes }) =>
          [...removedNodes].some((node) => node.contains(lost)),
        );
        const next = [
          messageOf(record?.target ?? null),
          messageOf(record?.nextSibling ?? null),
          messageOf(record?.previousSibling ?? null),
        ];
        current = next.find((message) => message?.isConnected) ?? current;
        setStops();
        (stop ?? viewport).focus({ preventScroll: true });
      }
    }
    setStops();
  }

  setStops();
  const changes = new MutationObserver(keepFocus);
  changes.observe(content, { childList: true, subtree: true });

  return {
    press(event) {
      const message = messageOf(event.target);
      if (!message || event.altKey || event.ctrlKey || event.metaKey) return;
      const isInside = event.target !== message;
      if (event.key === 'Escape' && isInside) message.focus({ preventScroll: true });
      else if (isInside || !walk(event.key, message)) {
        // From the edge the browser goes on by itself.
        if (!isInside && event.key === 'Tab')
          edges[event.shiftKey ? 'before' : 'behind'].focus({ preventScroll: true });
        return;
      }
      event.preventDefault();
    },
    focus({ target, relatedTarget }) {
      const message = messageOf(target);
      if (message) {
        focused = target;
        isInside = true;
        current = message;
        setStops();
        // Who goes by keyboard to anything but the end reads there.
        if (target.matches(':focus-visible') && target !== messagesIn(content).at(-1)) leave();
      } else if (stop && (target === edges.before || target === edges.behind) && !messageOf(relatedTarget)) {
        goTo(stop);
      }
    },
    blur({ relatedTarget }) {
      isInside = !!messageOf(relatedTarget);
      // Where nothing else has it, what had it may be about to go.
      if (relatedTarget && !isInside) focused = undefined;
      setStops();
    },
    stop: () => changes.disconnect(),
  };
}

function hasMore(viewport: HTMLElement, message: HTMLElement, isDown: boolean): boolean {
  const seen = viewport.getBoundingClientRect();
  const { top, bottom, height } = message.getBoundingClientRect();
  return height > seen.height && (isDown ? bottom > seen.bottom + 1 : top < seen.top - 1);
}
