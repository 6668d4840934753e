/** Scrolls a message into sight, as little as it takes: of one that is taller than what is seen, the part that is nearer. */

export function revealMessage(viewport: HTMLElement, content: HTMLElement, message: HTMLElement): void {
  const seen = viewport.getBoundingClientRect();
  const box = message.getBoundingClientRect();
  // As far from the border as the last message is from the end, so that to reveal that one is to be at the end.
  const margin = Number.parseFloat(getComputedStyle(content).paddingBlockEnd) || 0;
  const start = box.top - seen.top - margin;
  const end = box.bottom - seen.bottom + margin;
  if (start < -1 && end < -1) viewport.scrollTop += Math.max(start, end);
  else if (start > 1 && end > 1) viewport.scrollTop += Math.min(start, end);
}
