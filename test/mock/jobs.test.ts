import { createMockServer } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { ask, readError } from './ask-mock';
import { createVirtualTimers } from './create-virtual-timers';

const TEXT = /^Water boils .* longer\.$/;

/** A server on a virtual clock with one job. */
async function createJob(query = '', options: { key?: string; body?: object } = {}) {
  const timers = createVirtualTimers();
  const mock = createMockServer({ timers, scenario: 'short' });
  const created = await ask(mock, `/api/jobs${query}`, options);
  const path = created.headers.get('location') ?? '';
  const send = (method: string, suffix = '') => ask(mock, `${path}${suffix}`, { method });
  const poll = async () => (await send('GET')).json();
  return { timers, mock, created, path, send, poll };
}

describe('a job', () => {
  it('is accepted with an id and where to ask for it', async () => {
    const { created, path } = await createJob();
    expect([created.status, path]).toEqual([202, '/api/jobs/job-1']);
    expect(await created.json()).toEqual({ jobId: 'job-1', status: 'queued' });
  });

  it('waits, is worked on with more and more of its text, and is complete', async () => {
    const { timers, poll, mock } = await createJob();
    const seen: {
      status: string;
      progress?: number;
      partial?: { text: string };
      result?: { text: string };
    }[] = [];
    for (let tick = 0; tick < 20; tick += 1) {
      seen.push(await poll());
      await timers.advance(100);
    }
    expect([...new Set(seen.map(({ status }) => status))]).toEqual(['queued', 'processing', 'complete']);
    const texts = seen.flatMap(({ partial }) => partial?.text ?? []);
    expect(texts.every((text, index) => text.startsWith(texts[index - 1] ?? ''))).toBe(true);
    const progress = seen.flatMap(({ progress: share }) => share ?? []);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(seen.at(-1)).toEqual({
      jobId: 'job-1',
      status: 'complete',
      progress: 1,
      result: {
        text: expect.stringMatching(TEXT),
        finishReason: 'stop',
        usage: expect.objectContaining({ inputTokens: 0 }),
      },
    });
    expect(timers.pending()).toBe(0);
    expect(mock.requests).toHaveLength(21);
    expect(mock.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: '/api/jobs/job-1',
      outcome: 'completed',
    });
  });

  it('needs no timer while nobody asks', async () => {
    const { timers, poll } = await createJob();
    expect(timers.pending()).toBe(0);
    await timers.advance(60_000);
    expect((await poll()).status).toBe('complete');
  });

  it('is the same one for the same key', async () => {
    const { mock } = await createJob('', { key: 'k' });
    expect(await (await ask(mock, '/api/jobs', { key: 'k' })).json()).toMatchObject({ jobId: 'job-1' });
    expect(await (await ask(mock, '/api/jobs', { key: 'l' })).json()).toMatchObject({ jobId: 'job-2' });
  });

  it('is cancelled by DELETE for good, with what it had', async () => {
    const { timers, send, poll } = await createJob();
    await timers.advance(900);
    const cancelled = await (await send('DELETE')).json();
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      partial: { text: expect.stringMatching(/^Water/) },
    });
    await timers.advance(60_000);
    expect(await poll()).toEqual(cancelled);
  });

  it('that is complete stays so', async () => {
    const { timers, send } = await createJob();
    await timers.advance(60_000);
    expect(await (await send('DELETE')).json()).toMatchObject({ status: 'complete' });
    expect(await readError(await send('POST', '/retry'))).toMatchObject({
      status: 409,
      code: 'job_not_retryable',
    });
  });

  it('that was cancelled is begun anew by a retry, under its id', async () => {
    const { timers, send, poll } = await createJob();
    await send('DELETE');
    const retried = await send('POST', '/retry');
    expect([retried.status, await retried.json()]).toEqual([202, { jobId: 'job-1', status: 'queued' }]);
    await timers.advance(60_000);
    expect((await poll()).result.text).toMatch(TEXT);
  });

  it('that nobody knows is a 404, and one of an unknown scenario a 400', async () => {
    const { mock } = await createJob();
    for (const method of ['GET', 'DELETE']) {
      expect(await readError(await ask(mock, '/api/jobs/none', { method }))).toMatchObject({
        status: 404,
        code: 'unknown_job',
      });
    }
    expect(await readError(await ask(mock, '/api/jobs/none/retry'))).toMatchObject({ status: 404 });
    expect(await readError(await ask(mock, '/api/jobs?scenario=none'))).toMatchObject({ status: 400 });
    expect(await readError(await ask(mock, '/api/jobs?fault=none'))).toMatchObject({ code: 'unknown_fault' });
    mock.reset();
    expect((await ask(mock, '/api/jobs/job-1', { method: 'GET' })).status).toBe(404);
  });

  it('may be refused at first, as any request', async () => {
    const { created, mock } = await createJob('?scenario=unavailable-twice', { key: 'k' });
    expect(created.status).toBe(503);
    await ask(mock, '/api/jobs?scenario=unavailable-twice', { key: 'k' });
    expect((await ask(mock, '/api/jobs?scenario=unavailable-twice', { key: 'k' })).status).toBe(202);
  });
});

describe('a job fails', () => {
  it.each([
    ['error-event', 'overloaded'],
    ['cut', 'truncated'],
    ['drop', 'connection_lost'],
    ['server-abort&format=ag-ui', 'cancelled'],
  ])('as its scenario does: %s', async (scenario, code) => {
    const { timers, poll } = await createJob(`?scenario=${scenario}`);
    await timers.advance(60_000);
    expect(await poll()).toMatchObject({
      status: 'failed',
      error: { message: expect.any(String), code },
      partial: { text: expect.stringMatching(/fisher$/) },
    });
  });

  it('half-way with job-fails, and is completed by a retry', async () => {
    const { timers, send, poll } = await createJob('?fault=job-fails');
    await timers.advance(60_000);
    const failed = await poll();
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'worker_lost' } });
    expect(failed.partial.text).toMatch(/^Water.*[^.]$/);
    await send('POST', '/retry');
    await timers.advance(60_000);
    expect((await poll()).status).toBe('complete');
  });
});

describe('the faults of a job', () => {
  it('Retry-After is said where it is asked for, on each of its answers', async () => {
    const { created, send } = await createJob('?retryAfter=2');
    expect([created, await send('GET')].map(({ headers }) => headers.get('retry-after'))).toEqual(['2', '2']);
    expect((await send('GET', '?retryAfter=7')).headers.get('retry-after')).toBe('7');
  });

  it('poll-503-twice answers two polls with an error, and the job is still there', async () => {
    const { send } = await createJob('?fault=poll-503-twice');
    const polls = [await send('GET'), await send('GET'), await send('GET')];
    expect(polls.map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  it('poll-drop breaks the first answer', async () => {
    const { send, poll } = await createJob('?fault=poll-drop');
    await expect((await send('GET')).text()).rejects.toThrow('network error');
    expect((await poll()).status).toBe('queued');
  });

  it('slow-queue waits ten seconds, and never-ends stays in the middle and tells no progress', async () => {
    const slow = await createJob('?fault=slow-queue');
    await slow.timers.advance(9900);
    expect((await slow.poll()).status).toBe('queued');
    const endless = await createJob('?fault=never-ends');
    await endless.timers.advance(3_600_000);
    const state = await endless.poll();
    expect(state).toMatchObject({ status: 'processing', partial: { text: expect.stringMatching(/^Water/) } });
    expect(state).not.toHaveProperty('progress');
  });

  it('a scenario without end is a job without end', async () => {
    const { timers, poll } = await createJob('?scenario=keep-alives&format=json-text');
    await timers.advance(60_000);
    expect((await poll()).status).toBe('processing');
  });
});
