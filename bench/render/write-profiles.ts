/** Where the time of a stream goes: a CPU profile for each contestant and document, and the functions that lead it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatTable } from '../format-table';
import type { Contestant } from './contestants';
import type { Bench } from './create-bench';
import type { DocumentName } from './documents';
import type { OpenPage } from './open-page';
import { createRun, tokensOf } from './scenarios/scenario';

/** What DevTools gives, and opens again from a file that ends in `.cpuprofile`. */
type Profile = Awaited<ReturnType<typeof stopProfile>>;

export async function writeProfiles(
  bench: Bench,
  contestants: readonly Contestant[],
  docs: readonly DocumentName[],
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const doc of docs) {
    for (const contestant of contestants) {
      const profile = await bench.withPage(createRun(contestant, doc, tokensOf(doc)), profileStream);
      const file = join(folder, `${contestant.name}-${doc}.cpuprofile`);
      writeFileSync(file, JSON.stringify(profile));
      console.log(
        `\n${file}: what takes longest by itself\n\n${formatTable(['function', 'ms'], topOf(profile))}`,
      );
    }
  }
}

async function profileStream(page: OpenPage): Promise<Profile> {
  await page.mount();
  await page.quiet();
  await page.cdp.send('Profiler.enable');
  await page.cdp.send('Profiler.setSamplingInterval', { interval: 200 });
  await page.cdp.send('Profiler.start');
  await page.start();
  await page.finished();
  return stopProfile(page);
}

async function stopProfile({ cdp }: OpenPage) {
  return (await cdp.send('Profiler.stop')).profile;
}

/** The time between two samples is that of the function in which the first was taken. */
function topOf({ nodes, samples = [], timeDeltas = [] }: Profile): string[][] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const name = names.get(id) ?? '?';
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index + 1] ?? 0) / 1e3);
  });
  return [...times]
    .filter(([name]) => name !== '(idle)')
    .sort(([, a], [, b]) => b - a)
    .slice(0, 30)
    .map(([name, ms]) => [name, ms.toFixed(1)]);
}

function nameOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const file = url.split('/').at(-1);
  return file ? `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}` : functionName;
}
