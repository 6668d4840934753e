import { act, cleanup, renderHook } from '@testing-library/react';
import { type Job, type UseJobOptions, useCompletion, useJob } from 'deltakit';
import { StrictMode, useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeJobServer, type FakeJobServer } from '../jobs/fake-job-server';
// The code of jobs is there, as on a page that has asked for one before: tests on a fake clock don't wait for modules.
import '../../src/jobs/job-transport';

let clock: FakeClock;
let server: FakeJobServer;

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeJobServer();
});

afterEach(async () => {
  cleanup();
  await clock.settle();
  expect(clock.waiting).toBe(0);
});

const options = (more: Partial<UseJobOptions> = {}): UseJobOptions => ({
  url: '/api/jobs',
  fetch: server.fetch,
  clock,
  pacing: 'instant',
  random: () => 0.5,
  polling: { firstMs: 64, longestMs: 64 },
  ...more,
});
const advance = (ms: number) => act(() => clock.advance(ms));

const QUEUED = { jobId: 'j1', status: 'queued' };
const working = (text: string, progress: number) => ({ status: 'processing', partial: { text }, progress });
const COMPLETE = { status: 'complete', result: { text: 'Hello world' } };

describe('useJob', () => {
  it('orders a job, and gives its id, its progress and its text', async () => {
    server.script([202, QUEUED], working('Hello', 0.5), COMPLETE);
    const { result } = renderHook(() => useJob(options()));
    expect(result.current).toMatchObject({ status: 'idle', jobId: undefined, progress: undefined });
    let ended: ReturnType<Job['submit']>;
    act(() => {
      ended = result.current.submit({ pages: 400 });
    });
    expect(result.current.status).toBe('pending');
    await advance(32);
    expect(server.requests[0]).toMatchObject({ line: 'POST /api/jobs', body: { pages: 400 } });
    expect(result.current).toMatchObject({ status: 'pending', jobId: 'j1', progress: undefined });
    await advance(64);
    expect(result.current).toMatchObject({ status: 'streaming', jobId: 'j1', progress: 0.5 });
    expect(result.current.display.text).toBe('Hello');
    await advance(80);
    expect(result.current).toMatchObject({ status: 'completed', jobId: 'j1', progress: 1 });
    expect(result.current.final?.text).toBe('Hello world');
    expect(await ended!).toMatchObject({ status: 'completed' });
  });

  it('sends a key to its own origin alone', async () => {
    server.script([202, QUEUED], COMPLETE);
    const { result, rerender } = renderHook(({ url }) => useJob(options({ url })), {
      initialProps: { url: '/api/jobs' },
    });
    act(() => void result.current.submit('hi'));
    await advance(16);
    rerender({ url: 'https://jobs.test/' });
    act(() => void result.current.submit('hi'));
    await advance(16);
    const orders = server.requests.filter(({ line }) => line.startsWith('POST'));
    expect(orders.map(({ headers }) => headers.has('idempotency-key'))).toEqual([true, false]);
  });

  it('makes exactly one order for a submit in an effect under StrictMode', async () => {
    server.script([202, QUEUED], COMPLETE);
    const { result } = renderHook(
      () => {
        const { status, submit } = useJob(options());
        useEffect(() => void submit('hi'), [submit]);
        return status;
      },
      { wrapper: StrictMode },
    );
    await advance(160);
    expect(result.current).toBe('completed');
    expect(server.lines).toEqual(['POST /api/jobs', 'GET /api/jobs/j1']);
  });

  it('takes up the job that it is given, once, under StrictMode too, and does not order it', async () => {
    server.script(working('Hello', 0.5), COMPLETE);
    const { result } = renderHook(() => useJob(options({ jobId: 'j1' })), { wrapper: StrictMode });
    await advance(32);
    expect(result.current).toMatchObject({ status: 'streaming', jobId: 'j1', progress: 0.5 });
    await advance(96);
    expect(result.current.status).toBe('completed');
    expect(server.lines).toEqual(['GET /api/jobs/j1', 'GET /api/jobs/j1']);
  });

  it('lets an app give back the id that it got, and a job that is under way goes on', async () => {
    server.script([202, QUEUED], working('Hello', 0.5), COMPLETE);
    const { result, rerender } = renderHook(({ jobId }) => useJob(options({ jobId })), {
      initialProps: { jobId: undefined as string | undefined },
    });
    act(() => void result.current.submit('hi'));
    await advance(32);
    rerender({ jobId: result.current.jobId });
    let ended: ReturnType<Job['resume']>;
    act(() => {
      ended = result.current.resume('j1');
    });
    await advance(240);
    expect(await ended!).toMatchObject({ status: 'completed', final: { text: 'Hello world' } });
    rerender({ jobId: 'j1' });
    await advance(64);
    expect(server.lines).toEqual(['POST /api/jobs', 'GET /api/jobs/j1', 'GET /api/jobs/j1']);
  });

  it('ends the job when the component leaves the page', async () => {
    server.script([202, QUEUED], working('Hello', 0.5));
    const { result, unmount } = renderHook(() => useJob(options()));
    act(() => void result.current.submit('hi'));
    await advance(160);
    unmount();
    await advance(160);
    expect(server.lines.at(-1)).toBe('DELETE /api/jobs/j1');
    expect(server.requests.filter(({ line }) => line.startsWith('DELETE'))).toHaveLength(1);
  });

  it('leaves the job at its work when the component detaches as it leaves', async () => {
    server.script([202, QUEUED], working('Hello', 0.5));
    const { result, unmount } = renderHook(() => {
      const job = useJob(options());
      const { detach } = job;
      useEffect(() => detach, [detach]);
      return job;
    });
    act(() => void result.current.submit('hi'));
    await advance(160);
    const { length } = server.requests;
    unmount();
    await advance(160);
    expect(server.requests).toHaveLength(length);
  });

  it('leaves the job at its work when the page is left, as the next one can take it up', async () => {
    server.script([202, QUEUED], working('Hello', 0.5));
    const { result } = renderHook(() => useJob(options()));
    act(() => void result.current.submit('hi'));
    await advance(160);
    act(() => void globalThis.dispatchEvent(new Event('pagehide')));
    await advance(160);
    expect(result.current.status).toBe('streaming');
  });

  it('is stopped by a stop, and retried by a retry', async () => {
    server.script([202, QUEUED], { status: 'failed', error: 'no' });
    const { result } = renderHook(() => useJob(options()));
    act(() => void result.current.submit('hi'));
    await advance(160);
    expect(result.current).toMatchObject({ status: 'failed', jobId: 'j1' });
    server.script([202, QUEUED]);
    act(() => void result.current.retry());
    await advance(32);
    expect(server.lines.at(-1)).toBe('POST /api/jobs/j1/retry');
    act(() => result.current.stop());
    expect(result.current).toMatchObject({ status: 'cancelled', reason: 'user' });
    await advance(160);
    expect(server.lines.at(-1)).toBe('DELETE /api/jobs/j1');
  });

  it('lets the app say how a stop is told', async () => {
    const told: string[] = [];
    server.script([202, QUEUED]);
    const { result } = renderHook(() => useJob(options({ cancel: (id) => told.push(id) })));
    act(() => void result.current.submit('hi'));
    await advance(32);
    const { requestId } = result.current;
    act(() => result.current.stop());
    await advance(32);
    expect(told).toEqual([requestId]);
    expect(server.lines).toEqual(['POST /api/jobs']);
  });

  it('renders for its id and its progress only where they are read, and can be spread', async () => {
    server.script([202, QUEUED], working('Hello', 0.25), working('Hello', 0.5), COMPLETE);
    let renders = 0;
    let job: Job | undefined;
    renderHook(() => {
      job = useJob(options());
      renders += 1;
      return job.status;
    });
    act(() => void job?.submit('hi'));
    for (let frame = 0; frame < 25; frame++) await advance(16);
    expect(renders).toBe(4);
    expect({ ...job }).toMatchObject({ status: 'completed', jobId: 'j1', progress: 1 });
  });
});

describe('useCompletion', () => {
  it('completes a prompt by a job, and ends it by a stop', async () => {
    server.script([202, QUEUED], working('Hello', 0.5));
    const { result } = renderHook(() => useCompletion({ ...options(), mode: 'job' }));
    act(() => void result.current.complete('A name for a boat'));
    await advance(160);
    expect(server.requests[0]?.body).toEqual({ prompt: 'A name for a boat', stream: false });
    expect(result.current.display.text).toBe('Hello');
    act(() => result.current.stop());
    await advance(32);
    expect(result.current).toMatchObject({ status: 'cancelled', partial: { id: 'j1', text: 'Hello' } });
    expect(server.lines.at(-1)).toBe('DELETE /api/jobs/j1');
  });
});
