'use client';
/**
 * A small card that a button opens: by a press, a tap or a key it stays, and by pointing at it for as long as that
 * lasts. The browser places it, closes it by Esc or a press elsewhere, and gives the focus back.
 */
import { type PointerEvent, useEffect, useId, useRef, useState } from 'react';

/** How long a pointer rests before it means it; and how long it may be between the button and the card. */
const REST_MS = 150;

export function usePeek() {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isByHover = useRef(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return;
    // Wherever the focus is: it closes the card, and means nothing to the thread around it.
    const spend = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      if (!card.current?.hidePopover) setOpen(false);
    };
    document.addEventListener('keydown', spend, true);
    return () => document.removeEventListener('keydown', spend, true);
  }, [isOpen]);

  function wait(event: PointerEvent, then: () => void): void {
    clearTimeout(timer.current);
    if (event.pointerType === 'mouse') timer.current = setTimeout(then, REST_MS);
  }

  const root = {
    onPointerEnter: (event: PointerEvent) =>
      wait(event, () => {
        if (isOpen || !button.current) return;
        isByHover.current = true;
        card.current?.showPopover?.({ source: button.current });
      }),
    onPointerLeave: (event: PointerEvent) =>
      wait(event, () => {
        if (isByHover.current) card.current?.hidePopover?.();
      }),
  };
  const buttonProps = {
    ref: button,
    popoverTarget: id,
    onClick: (event: { preventDefault(): void }) => {
      // Where the browser has no such cards, it opens in the line.
      if (!card.current?.showPopover) setOpen(!isOpen);
      // What pointing at it opened, a press keeps.
      else if (isByHover.current) event.preventDefault();
      isByHover.current = false;
    },
  };
  const cardProps = {
    ref: card,
    id,
    popover: 'auto' as const,
    onBeforeToggle: ({ newState }: { newState: string }) => {
      setOpen(newState === 'open');
      if (newState !== 'open') isByHover.current = false;
    },
  };
  return { isOpen, root, button: buttonProps, card: cardProps };
}
