/** A thread on a page that tests push with real input: wheel, touch, pointer and keys as Chromium itself gets them. */
import { Message, Thread, type ThreadProps } from 'deltakit/components';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
import 'deltakit/styles.css';

interface Shown extends Omit<ThreadProps, 'children'> {
  /** How many messages went before; they are as tall as `tallOf` says, by turns a question and an answer. */
  from?: number;
  to?: number;
  /** What the reply says so far; none, and there is none. */
  reply?: ReactNode;
  /** What was asked, for that reply. */
  question?: string;
}

const LINE = 'The river carries sand and silt. ';

/** Between 1 and 12 lines, so that no estimate is right. */
export const linesOf = (index: number) => 1 + ((index * 7) % 12);

export const lines = (count: number, what = 'Line') =>
  Array.from({ length: count }, (_, index) => `${what} ${index + 1}. ${LINE}`).join('\n');

export function createThreadStage(first: Shown, { height = 400, width = 600 } = {}) {
  const container = document.createElement('div');
  container.style.cssText = `display:flex;height:${height}px;width:${width}px;font:16px/1.5 sans-serif`;
  const below = document.createElement('button');
  below.textContent = 'Below';
  const above = document.createElement('button');
  above.textContent = 'Above';
  document.body.append(above, container, below);
  const root = createRoot(container);
  onTestFinished(() => {
    root.unmount();
    for (const element of [above, container, below]) element.remove();
  });
  let shown = first;

  function show(change: Partial<Shown> = {}) {
    shown = { ...shown, ...change };
    const { from = 0, to = 0, reply, question, ...props } = shown;
    flushSync(() =>
      root.render(
        <Thread {...props}>
          {Array.from({ length: to - from }, (_, index) => from + index).map((index) => (
            <Message key={index} id={`m${index}`} role={index % 2 ? 'assistant' : 'user'}>
              {lines(linesOf(Math.abs(index)), `Message ${index} line`)}
            </Message>
          ))}
          {question && (
            <Message key={question} role="user" id="question">
              {question}
            </Message>
          )}
          {reply !== undefined && (
            <Message
              key={`reply to ${question}`}
              role="assistant"
              id="reply"
              status={props.status ?? 'completed'}
            >
              {reply || null}
            </Message>
          )}
        </Thread>,
      ),
    );
  }

  show();
  const find = (selector: string) => container.querySelector<HTMLElement>(selector) ?? expect.fail(selector);
  const log = find('[role=log]');
  const jump = () => container.querySelector<HTMLButtonElement>('[data-slot=dk-jump-to-latest]');
  /** How far down in what is seen. */
  const offset = (id: string) => find(`#${id}`).getBoundingClientRect().top - log.getBoundingClientRect().top;
  return {
    container,
    above,
    below,
    log,
    show,
    find,
    jump,
    offset,
    distance: () => log.scrollHeight - log.clientHeight - log.scrollTop,
    isFollowing: () => !!container.querySelector('[data-following]') && !jump(),
  };
}

/** Two frames: what the first one laid out is painted. */
export async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

/** Waits until there is a way back to the end, or none. */
export const away = (stage: ReturnType<typeof createThreadStage>) =>
  expect.poll(() => !!stage.jump(), { timeout: 5000 }).toBe(true);
export const back = (stage: ReturnType<typeof createThreadStage>) =>
  expect.poll(() => !!stage.jump(), { timeout: 5000 }).toBe(false);

/** Until nothing scrolls any more, as a wheel is eased. */
export async function still(log: HTMLElement): Promise<void> {
  let top = Number.NaN;
  let same = 0;
  while (same < 6) {
    await new Promise(requestAnimationFrame);
    same = log.scrollTop === top ? same + 1 : 0;
    top = log.scrollTop;
  }
}

/** Where a point of this page is in the window that Chromium gets its input for. */
function inWindow(x: number, y: number) {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = frame ? frame.width / window.innerWidth : 1;
  return { x: (frame?.left ?? 0) + x * scale, y: (frame?.top ?? 0) + y * scale };
}

function middleOf(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return inWindow(left + width / 2, top + height / 2);
}

export async function wheel(element: Element, deltaY: number): Promise<void> {
  await cdp().send('Input.dispatchMouseEvent', {
    type: 'mouseWheel',
    ...middleOf(element),
    deltaX: 0,
    deltaY,
  });
}

/** A finger that moves down by so much, so that what is above comes. */
export async function pan(element: Element, down: number): Promise<void> {
  const { x, y } = middleOf(element);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', moved: number) =>
    cdp().send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y: y + moved }],
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 8; step++) await touch('touchMove', (down / 8) * step);
  await touch('touchEnd', down);
}

type Point = readonly [x: number, y: number];

/** Presses the button at a point of this page, and holds it: what is given back moves on, and lets go. */
export async function press([x, y]: Point) {
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [toX, toY]: Point) =>
    cdp().send('Input.dispatchMouseEvent', {
      type,
      ...inWindow(toX, toY),
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    });
  await send('mousePressed', [x, y]);
  return {
    move: (to: Point) => send('mouseMoved', to),
    release: (at: Point) => send('mouseReleased', at),
  };
}

export async function click(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = [left + width / 2, top + height / 2] as const;
  await (await press(at)).release(at);
}

const CODES: Record<string, number> = {
  Tab: 9,
  Enter: 13,
  Escape: 27,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowRight: 39,
  ArrowUp: 38,
  ArrowDown: 40,
};

export async function key(name: string, { shift = false } = {}): Promise<void> {
  const event = { key: name, code: name, windowsVirtualKeyCode: CODES[name] ?? 0, modifiers: shift ? 8 : 0 };
  const text = name === 'Enter' ? { text: '\r' } : {};
  await cdp().send('Input.dispatchKeyEvent', {
    type: text.text ? 'keyDown' : 'rawKeyDown',
    ...event,
    ...text,
  });
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}
