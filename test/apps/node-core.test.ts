/** Plain Node, which has no React: `deltakit/core` reads what `deltakit/mock` serves. */
import { expect, it } from 'vitest';
import { WHOLE } from './open-page';
import { runTool } from './run-tool';

it('deltakit/core reads a stream in plain Node, and neither it nor the mock server asks for React', async () => {
  const said = JSON.parse(await runTool('../node-core/main.mjs', [], 'node-core'));
  expect(said).toMatchObject({ status: 'completed', cut: 'failed', kind: 'truncated' });
  expect(said.text).toContain(WHOLE);
  expect(said.kinds).toContain('text-delta');
});
