/** What takes too long for a connection: ordered, asked after, ended, left to itself, and found again after a reload. */
import { useJob } from 'deltakit';
import { JobProgress, Message } from 'deltakit/components';
import { useEffect } from 'react';
import { Button } from '../parts/button';
import { Facts } from '../parts/facts';
import { isBusy } from '../parts/is-busy';
import { Picker } from '../parts/picker';
import { ReplyMarkdown } from '../parts/reply-markdown';
import { Page } from '../shell/page';
import { useChoices } from '../shell/router';

const SPEC = { job: '', course: ['well', 'queue', 'shaky', 'fails'] } as const;

const COURSES: Readonly<Record<(typeof SPEC)['course'][number], string>> = {
  well: 'goes well',
  queue: 'waits ten seconds in a queue',
  shaky: 'goes well on a shaky line',
  fails: 'fails half-way',
};

/** What the mock server makes of it. */
const QUERIES: Readonly<Record<keyof typeof COURSES, string>> = {
  well: 'scenario=long-markdown&speed=3',
  queue: 'scenario=long-markdown&speed=3&fault=slow-queue',
  shaky: 'scenario=long-markdown&speed=3&fault=poll-503-twice,poll-drop',
  fails: 'scenario=error-event',
};

const POLLING = { firstMs: 500, longestMs: 2000 };

export default function JobPage() {
  const [{ job: jobId, course }, choose] = useChoices(SPEC);
  const job = useJob({ url: `/api/jobs?${QUERIES[course]}`, jobId: jobId || undefined, polling: POLLING });
  const { status, display, progress, error, reason } = job;
  const { jobId: given } = job;

  useEffect(() => {
    // In the address, so that a reload takes it up again.
    if (given) choose({ job: given }, 'replace');
  }, [given, choose]);

  const isOn = isBusy(status);
  const isLeft = status === 'cancelled' && reason === 'detached';
  return (
    <Page
      title="Job"
      isMock
      intro="Four hundred pages of tide tables take a while. The server is asked how far it is; reload the page, and it finds its job again by the address."
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {!isOn && (
          <Button
            look="strong"
            onClick={() => void job.submit('Summarise four hundred pages of tide tables.')}
          >
            {status === 'idle' ? 'Summarise them' : 'Summarise them again'}
          </Button>
        )}
        {isLeft && given && <Button onClick={() => void job.resume(given)}>Ask after it again</Button>}
        <Picker
          label="The job"
          isLabelled
          value={course}
          onChange={(course) => choose({ course, job: '' })}
          options={COURSES}
        />
      </div>
      {status !== 'idle' && (
        <>
          <JobProgress
            title="Summary of four hundred pages"
            status={status}
            progress={progress}
            error={error}
            reason={reason}
            onStop={job.stop}
            onDetach={job.detach}
            onRetry={() => void job.retry()}
          />
          <Facts
            facts={{
              job: given ?? '–',
              progress: progress === undefined ? '–' : `${Math.round(progress * 100)} %`,
            }}
          />
        </>
      )}
      {display.text && <Message role="assistant" status={status} reply={display} markdown={ReplyMarkdown} />}
    </Page>
  );
}
