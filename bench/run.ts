/**
 * Runs the benches: `npm run bench -- [--only framing|deltas|hostile|structured|render] [--quick]`. Each prints tables in which
 * deltakit and what it is compared with were measured side by side, in this one run. `--quick` takes small inputs and few rounds.
 * The render bench takes parts: `--docs 1k,16k --contestants limit,deltakit --scenario docs,typing --rounds 3 --json file`;
 * `--profile folder` writes CPU profiles of those documents, and which functions take the time, instead of measuring.
 */
import { parseArgs } from 'node:util';
import { benchDeltas } from './deltas/bench-deltas';
import { benchFraming } from './framing/bench-framing';
import { benchHostile } from './markdown/bench-hostile';
import { readRenderOptions } from './render/render-options';
import { benchStructured } from './structured/bench-structured';

type Flags = ReturnType<typeof readFlags>;

const BENCHES: Record<string, (flags: Flags) => Promise<void>> = {
  framing: ({ quick }) => benchFraming({ isQuick: quick }),
  deltas: ({ quick }) => benchDeltas({ isQuick: quick }),
  hostile: async ({ quick }) => benchHostile({ isQuick: quick }),
  structured: ({ quick }) => benchStructured({ isQuick: quick }),
  render: async (flags) => {
    const options = readRenderOptions(flags);
    // It brings a browser and a bundler along, which the others do without.
    const { benchRender } = await import('./render/bench-render');
    await benchRender(options, flags);
  },
};

try {
  const flags = readFlags();
  const chosen = Object.entries(BENCHES).filter(([name]) => (flags.only ?? name) === name);
  if (chosen.length === 0) {
    throw new Error(`There is no bench "${flags.only}". There is: ${Object.keys(BENCHES).join(', ')}.`);
  }
  console.log(`Node ${process.version}, medians`);
  for (const [, bench] of chosen) await bench(flags);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readFlags() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      only: text,
      quick: { type: 'boolean', default: false },
      docs: text,
      contestants: text,
      scenario: text,
      rounds: text,
      json: text,
      profile: text,
    },
  });
  return values;
}
