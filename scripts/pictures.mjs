/**
 * `npm run pictures [-- --update]`: holds the matrices and patterns of Storybook and the demo to their reference
 * pictures, or writes those anew. Look at what has changed before they are committed.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isUpdate = process.argv.includes('--update');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'test/pictures'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DELTAKIT_PICTURES: isUpdate ? 'update' : 'check' },
  },
);
process.exit(status ?? 1);
