/**
 * Room below a question, so that it can stand near the top while its answer is short. It hangs in the question and is out
 * of the flow: the answer grows over it, and nothing has to be measured while it does.
 */
import { offsetIn } from './mark-place';

/** How much of what was before peeks in, in pixels. */
const PEEK = 64;

export interface TurnRoom {
  readonly question: HTMLElement;
  /** Makes the room as high as what is seen. */
  measure(): void;
  /** The position in which the question is near the top. */
  top(): number;
  remove(): void;
}

export function createTurnRoom(viewport: HTMLElement, question: HTMLElement): TurnRoom {
  const room = question.ownerDocument.createElement('div');
  room.dataset.slot = 'dk-thread-room';
  const { position, contentVisibility } = question.style;
  /** Of a question that is longer than half of what is seen, the end is what its answer goes with. */
  const start = () => Math.max(-PEEK, question.offsetHeight - viewport.clientHeight / 2);

  function measure() {
    room.style.cssText =
      'position:absolute;width:1px;pointer-events:none;' +
      `top:${start()}px;height:${viewport.clientHeight}px`;
  }

  // What is not painted far off screen would be cut off at its border.
  Object.assign(question.style, { position: 'relative', contentVisibility: 'visible' });
  question.append(room);
  measure();
  return {
    question,
    measure,
    top: () => viewport.scrollTop + offsetIn(viewport, question) + start(),
    remove() {
      room.remove();
      Object.assign(question.style, { position, contentVisibility });
    },
  };
}
