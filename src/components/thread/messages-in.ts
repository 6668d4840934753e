/** The messages of a thread, as they stand in the page: articles, in the order in which they are read. */

const MESSAGE = '[data-slot=dk-message]';

export function messagesIn(content: HTMLElement): HTMLElement[] {
  return [...content.querySelectorAll<HTMLElement>(MESSAGE)];
}

/** The message that something is in, or is. */
export function messageOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>(MESSAGE)) || undefined;
}

/** What was asked last. */
export function lastQuestion(content: HTMLElement): HTMLElement | undefined {
  return messagesIn(content)
    .filter(({ dataset }) => dataset.role === 'user')
    .at(-1);
}
