/** A thread is one Tab stop; the arrows go from message to message. Real keys, in a real Chromium. */
import { expect, it } from 'vitest';
import { createThreadStage, key, lines, painted } from './thread-stage';

const focused = () => document.activeElement?.id || document.activeElement?.textContent;

function createStage(reply: React.ReactNode = <a href="#inside">Inside</a>) {
  return createThreadStage({ to: 6, status: 'completed', question: 'Why?', reply });
}

it('Tab goes into the thread by its last message, and out behind it, from both sides', async () => {
  const stage = createStage();
  stage.above.focus();
  await key('Tab');
  expect(focused()).toBe('reply');
  await key('Tab');
  expect(focused()).toBe('Below');
  await key('Tab', { shift: true });
  expect(focused()).toBe('reply');
  await key('Tab', { shift: true });
  expect(focused()).toBe('Above');
});

it('the arrows, Home and End go from message to message, and Tab comes back to where one was', async () => {
  const stage = createStage();
  stage.below.focus();
  await key('Tab', { shift: true });
  await key('ArrowUp');
  expect(focused()).toBe('question');
  await key('Home');
  expect(focused()).toBe('m0');
  expect(stage.log.scrollTop).toBe(0);
  await key('ArrowDown');
  expect(focused()).toBe('m1');
  await key('Tab');
  await key('Tab', { shift: true });
  expect(focused()).toBe('m1');
  await key('End');
  expect(focused()).toBe('reply');
  expect(stage.distance()).toBeLessThanOrEqual(1);
});

it('a message that is taller than what is seen is read to its end before the next', async () => {
  const stage = createStage(lines(60));
  stage.below.focus();
  await key('Tab', { shift: true });
  const { scrollTop } = stage.log;
  await key('ArrowUp');
  expect(focused()).toBe('reply');
  await expect.poll(() => stage.log.scrollTop, { timeout: 5000 }).toBeLessThan(scrollTop);
});

it('Enter goes into a message, Tab walks in it, Escape comes out', async () => {
  const stage = createStage(
    <>
      <a href="#one">One</a> <a href="#two">Two</a>
    </>,
  );
  stage.above.focus();
  await key('Tab');
  await key('Enter');
  expect(focused()).toBe('One');
  await key('Tab');
  expect(focused()).toBe('Two');
  await key('Escape');
  expect(focused()).toBe('reply');
});

it('the focus goes to what is next when what had it is taken away', async () => {
  const stage = createStage();
  stage.find('a').focus();
  stage.show({ reply: 'No link.' });
  await painted();
  expect(focused()).toBe('reply');
  stage.show({ reply: undefined as never, question: '' });
  await painted();
  expect(focused()).toBe('m5');
});

it('a thread without messages is a Tab stop itself, and what stands in it are others', async () => {
  const stage = createThreadStage({ status: 'idle' });
  stage.above.focus();
  await key('Tab');
  expect(document.activeElement).toBe(stage.log);
  await key('Tab');
  expect(focused()).toBe('Below');
});
