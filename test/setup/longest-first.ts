/** In: the test files of a run. Out: their order. What takes longest begins first, so that it is not waited for alone. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They wait for browsers and servers, which the size of a file does not tell. */
const LONGEST = [
  'test/demo/demo.test.ts',
  'test/uploads/chromium.test.ts',
  'test/faults/chromium.test.ts',
  'test/markdown/long-blocks.test.ts',
  'test/relay/redis.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return at < 0 ? LONGEST.length : at;
    };
    const sorted = await super.sort(files);
    return sorted
      .map((file) => [rankOf(file), file] as const)
      .sort(([a], [b]) => a - b)
      .map(([, file]) => file);
  }
}
