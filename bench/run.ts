/**
 * Runs the benches: `npm run bench -- [--only framing|deltas|hostile|structured|render] [--quick]`. Each prints tables in which
 * deltakit and what it is compared with were measured side by side, in this one run, and writes charts of how the cost grows to
 * docs/charts, or to `--charts folder`. `--quick` takes small inputs and few rounds, and writes charts only where it is told to.
 * The render bench takes parts: `--docs 1k,16k --contestants limit,deltakit --scenario docs,typing --rounds 3 --json file`;
 * `--profile folder` writes CPU profiles of those documents, and which functions take the time, instead of measuring.
 */

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createChartWriter, type WriteChart } from './charts/write-chart';
import { benchDeltas } from './deltas/bench-deltas';
import { benchFraming } from './framing/bench-framing';
import { benchHostile } from './markdown/bench-hostile';
import { readRenderOptions } from './render/render-options';
import { benchStructured } from './structured/bench-structured';

const CHARTS = fileURLToPath(new URL('../docs/charts', import.meta.url));

type Flags = ReturnType<typeof readFlags>;

const BENCHES: Record<string, (flags: Flags, writeChart: WriteChart) => Promise<void>> = {
  framing: ({ quick }, writeChart) => benchFraming({ isQuick: quick, writeChart }),
  deltas: ({ quick }, writeChart) => benchDeltas({ isQuick: quick, writeChart }),
  hostile: async ({ quick }) => benchHostile({ isQuick: quick }),
  structured: ({ quick }, writeChart) => benchStructured({ isQuick: quick, writeChart }),
  render: async (flags, writeChart) => {
    const options = readRenderOptions(flags);
    // It brings a browser and a bundler along, which the others do without.
    const { benchRender } = await import('./render/bench-render');
    await benchRender(options, { ...flags, writeChart });
  },
};

try {
  const flags = readFlags();
  const chosen = Object.entries(BENCHES).filter(([name]) => (flags.only ?? name) === name);
  if (chosen.length === 0) {
    throw new Error(`There is no bench "${flags.only}". There is: ${Object.keys(BENCHES).join(', ')}.`);
  }
  console.log(`Node ${process.version}, medians`);
  const writeChart = createChartWriter(flags.charts ?? (flags.quick ? undefined : CHARTS));
  for (const [name, bench] of chosen) {
    console.error(`bench: ${name}`);
    await bench(flags, writeChart);
  }
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
      charts: text,
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
