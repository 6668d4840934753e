/**
 * Runs the benches: `npm run bench -- [--only framing|deltas] [--quick]`. Each prints tables in which deltakit and what
 * it is compared with were measured side by side, in this one run. `--quick` takes small inputs and few rounds.
 */
import { parseArgs } from 'node:util';
import { benchDeltas } from './deltas/bench-deltas';
import { benchFraming } from './framing/bench-framing';

const BENCHES = { framing: benchFraming, deltas: benchDeltas };

const { values } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
});

const chosen = Object.entries(BENCHES).filter(([name]) => (values.only ?? name) === name);
if (chosen.length === 0) {
  console.error(`There is no bench "${values.only}". There is: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 1;
}
console.log(`Node ${process.version}, medians`);
for (const [, bench] of chosen) await bench({ isQuick: values.quick });
