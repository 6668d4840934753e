/** The types of the package, as compilers of apps read them: every resolution that is in use, without `skipLibCheck`. */
import { describe, expect, it } from 'vitest';
import { runTool, TSC } from './run-tool';

const PREVIOUS_TSC = 'typescript-5/bin/tsc';

describe('the types', () => {
  it.each([
    ['bundler', TSC],
    ['node16', TSC],
    ['node16', PREVIOUS_TSC],
  ])('are right where modules are resolved as %s, by %s', async (resolution, tsc) => {
    expect(await runTool(tsc, ['--project', `tsconfig.${resolution}.json`], 'typescript')).toBe('');
  });

  it.each(['vite-tailwind', 'vite-compiler'])('are right in %s, with its own settings', async (app) => {
    expect(await runTool(TSC, [], app)).toBe('');
  });
});
