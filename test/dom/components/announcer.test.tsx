import { act, render, screen } from '@testing-library/react';
import { Announcer, type AnnouncerProps } from 'deltakit/components';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeReply } from '../../../stories/components/make-reply';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const polite = () => screen.getByRole('status').textContent;
const urgent = () => screen.getByRole('alert').textContent;
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test('a reply is announced by its start and its whole text, never by its tokens', () => {
  const said = new Set<string | null>();
  const { rerender } = render(<Announcer status="pending" reply={makeReply('')} />);
  for (const text of ['One', 'One two', 'One two three']) {
    rerender(<Announcer status="streaming" reply={makeReply(text)} />);
    pass(300);
    said.add(polite());
  }
  rerender(<Announcer status="completed" reply={makeReply('One two three.')} />);
  pass(300);
  said.add(polite());
  expect([...said]).toEqual(['The reply has started', 'One two three.']);
});

test('the log of a conversation has each start, tick, end, stop and error, in its order and its voice', () => {
  const log: string[] = [];
  let last = ['', ''];
  const listen = (ms: number) => {
    for (let step = 0; step < ms; step += 250) {
      pass(250);
      const now = [polite() ?? '', urgent() ?? ''];
      if (now[0] && now[0] !== last[0]) log.push(`politely: ${now[0]}`);
      if (now[1] && now[1] !== last[1]) log.push(`at once: ${now[1]}`);
      last = now;
    }
  };
  const { rerender } = render(<Announcer status="idle" />);
  const come = (props: Omit<AnnouncerProps, 'announce'>, ms: number) => {
    rerender(<Announcer {...props} />);
    listen(ms);
  };
  listen(5000);
  come({ status: 'pending' }, 1000);
  for (let time = 0; time < 12; time++)
    come({ status: 'streaming', reply: makeReply('O'.repeat(time)) }, 1000);
  come({ status: 'completed', reply: makeReply('One.') }, 5000);
  come({ status: 'pending' }, 500);
  come({ status: 'streaming', reply: makeReply('Two') }, 2000);
  come({ status: 'cancelled', reason: 'user', reply: makeReply('Two') }, 5000);
  come({ status: 'pending' }, 500);
  come({ status: 'streaming', reply: makeReply('Three') }, 2000);
  come(
    { status: 'failed', reply: makeReply('Three'), error: { kind: 'truncated', message: 'It broke.' } },
    5000,
  );
  expect(log).toEqual([
    'politely: The reply has started',
    'politely: The reply goes on',
    'politely: One.',
    'politely: The reply has started',
    'politely: Stopped',
    'politely: The reply has started',
    'at once: Cut off before the end\nIt broke.',
  ]);
});

test('what was already complete when the page came up is not read out', () => {
  render(<Announcer status="completed" reply={makeReply('Old news.')} />);
  pass(1000);
  expect(polite()).toBe('');
});

test('a long reply says every ten seconds that it goes on, in a new node each time', () => {
  render(<Announcer status="streaming" reply={makeReply('…')} />);
  pass(10_000);
  expect(polite()).toBe('The reply goes on');
  const first = screen.getByRole('status').firstElementChild;
  pass(10_000);
  expect(screen.getByRole('status').firstElementChild).not.toBe(first);
});

test('a stop is polite, a failure is urgent', () => {
  const { rerender } = render(<Announcer status="streaming" reply={makeReply('Half')} />);
  rerender(<Announcer status="cancelled" reason="user" reply={makeReply('Half')} />);
  pass(300);
  expect([polite(), urgent()]).toEqual(['Stopped', '']);
  rerender(<Announcer status="pending" />);
  rerender(<Announcer status="failed" error={{ kind: 'network', message: 'No answer came.' }} />);
  pass(300);
  expect(urgent()).toBe('The connection broke\nNo answer came.');
});

test('what is said in one go has its parts in lines of their own, whose marks are those of its language', () => {
  const labels = {
    failed: () => '接続が切れました',
    retrying: (seconds: number) => `${seconds}秒後にやり直します`,
  };
  const error = { kind: 'network', message: '' };
  const { rerender } = render(<Announcer status="pending" labels={labels} />);
  rerender(<Announcer status="pending" labels={labels} error={error} retryAt={Date.now() + 9000} />);
  pass(300);
  expect(polite()).toBe('接続が切れました\n9秒後にやり直します');
});

test('`status` leaves the text out, `off` says nothing', () => {
  const { rerender } = render(<Announcer announce="status" status="streaming" reply={makeReply('Se')} />);
  rerender(<Announcer announce="status" status="completed" reply={makeReply('Secret')} />);
  pass(300);
  expect(polite()).toBe('The reply is complete');
  rerender(<Announcer announce="off" status="streaming" reply={makeReply('Secret')} />);
  rerender(<Announcer announce="off" status="failed" error={{ kind: 'network', message: 'x' }} />);
  pass(20_000);
  expect([polite(), urgent()]).toEqual(['The reply is complete', '']);
});

test('a wait is said once, with its reason, and its seconds are not', () => {
  const said: (string | null)[] = [];
  const wait = {
    status: 'pending',
    attempt: 2,
    attempts: 3,
    retryAt: Date.now() + 12_000,
    error: { kind: 'network', message: 'No answer came.' },
  } as const;
  const { rerender } = render(<Announcer status="pending" attempt={1} attempts={3} />);
  rerender(<Announcer {...wait} />);
  for (let second = 0; second < 11; second++) {
    pass(1000);
    said.push(polite());
  }
  expect(new Set(said)).toEqual(new Set(['The connection broke\nTrying again in 12 s (attempt 2 of 3)']));
  expect(urgent()).toBe('');
});

test('a wait that is over in less than a second is not worth a word', () => {
  render(<Announcer status="pending" attempt={2} attempts={3} retryAt={Date.now() + 800} />);
  pass(800);
  expect(polite()).toBe('');
});

test('`off` is silent about a wait too', () => {
  render(<Announcer announce="off" status="pending" retryAt={Date.now() + 5000} />);
  pass(1000);
  expect(polite()).toBe('');
});

test('`sentences` reads whole sentences as they come, three seconds apart, each once, and at the end the rest', () => {
  const said: (string | null)[] = [];
  const times: number[] = [];
  const listen = (ms: number) => {
    for (let step = 0; step < ms; step += 50) {
      pass(50);
      if (polite() !== (said.at(-1) ?? '')) {
        said.push(polite());
        times.push(Date.now());
      }
    }
  };
  const { rerender } = render(<Announcer announce="sentences" status="pending" />);
  const come = (text: string) =>
    rerender(<Announcer announce="sentences" status="streaming" reply={makeReply(text)} />);
  come('One');
  listen(400);
  come('One is first. Two comes. Thr');
  listen(3000);
  come('One is first. Two comes. Three is');
  listen(3000);
  come('One is first. Two comes. Three is next. Four');
  listen(3000);
  const whole = makeReply('One is first. Two comes. Three is next. Four ends.');
  rerender(<Announcer announce="sentences" status="completed" reply={whole} />);
  listen(5000);
  expect(said).toEqual(['The reply has started', 'One is first. Two comes.', 'Three is next.', 'Four ends.']);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2700);
});

test('nothing is said until the focus has stayed for 250 ms', () => {
  const { rerender } = render(<Announcer status="streaming" />);
  const field = document.body.appendChild(document.createElement('input'));
  rerender(<Announcer status="cancelled" reason="user" />);
  pass(200);
  field.focus();
  pass(200);
  expect(polite()).toBe('');
  field.blur();
  field.focus();
  pass(240);
  expect(polite()).toBe('');
  pass(20);
  expect(polite()).toBe('Stopped');
  field.remove();
});

test('a tool that waits for a yes is said once, with the end that it came with', () => {
  const { rerender } = render(<Announcer announce="status" status="streaming" />);
  for (let time = 0; time < 3; time++)
    rerender(<Announcer announce="status" status="completed" awaiting="book_berth" />);
  pass(300);
  expect(polite()).toBe('The reply is complete\nbook_berth waits for your approval');
  const first = screen.getByRole('status').firstElementChild;
  rerender(<Announcer announce="status" status="completed" awaiting="book_berth" />);
  pass(20_000);
  expect(screen.getByRole('status').firstElementChild).toBe(first);
});
