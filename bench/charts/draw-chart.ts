/**
 * Cost over length in, an SVG out: a line a contestant, both axes logarithmic, so that what grows in step with the
 * length is a straight line of one slope, and what is quadratic is twice as steep. It follows the reader's light or dark.
 */

export interface Chart {
  title: string;
  /** What the length is counted in, such as `tokens`. */
  xLabel: string;
  /** What the cost is, with its unit. */
  yLabel: string;
  series: readonly Series[];
}

export interface Series {
  name: string;
  /** What is measured, rather than what it is compared with: it has a colour and a thick line. */
  isOwn?: boolean;
  /** From the shortest to the longest. A point that was not reached is not there. */
  points: readonly Point[];
}

/** Both above zero. */
export interface Point {
  x: number;
  y: number;
  /** How the length is written below the axis, such as `16k`. */
  xText: string;
}

const WIDTH = 760;
const HEIGHT = 400;
const PLOT = { left: 64, right: 480, top: 56, bottom: 344 };
/** Names at the ends of lines stand no closer. */
const LABEL_GAP = 16;

/** @throws Error where there is nothing to draw, or a value that has no logarithm */
export function drawChart({ title, xLabel, yLabel, series }: Chart): string {
  const points = series.flatMap((one) => one.points);
  if (points.length === 0)
    throw new Error(`The chart "${title}" has no points, so there is nothing to draw.`);
  if (points.some(({ x, y }) => !(x > 0 && y > 0 && x < Infinity && y < Infinity))) {
    throw new Error(`The chart "${title}" has a length or a cost that is not above zero.`);
  }
  const toX = logScale(
    points.map(({ x }) => x),
    PLOT.left,
    PLOT.right,
  );
  const ticks = decadesOf(points.map(({ y }) => y));
  const toY = logScale(ticks, PLOT.bottom, PLOT.top);
  const lengths = new Map(points.map(({ x, xText }) => [x, xText]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeXml(title)}">`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`,
    text({ x: 24, y: 32, of: title, kind: 'title' }),
    ...ticks.flatMap((value) => [
      `<path class="rule" d="M${PLOT.left} ${round(toY(value))}H${PLOT.right}"/>`,
      text({ x: PLOT.left - 8, y: toY(value) + 4, of: formatNumber(value), anchor: 'end' }),
    ]),
    ...[...lengths].map(([x, of]) => text({ x: toX(x), y: PLOT.bottom + 20, of, anchor: 'middle' })),
    text({ x: (PLOT.left + PLOT.right) / 2, y: HEIGHT - 14, of: xLabel, anchor: 'middle' }),
    text({ x: PLOT.left, y: PLOT.top - 8, of: yLabel }),
    // What is ours is drawn last, above all others.
    ...[...series]
      .sort((a, b) => Number(a.isOwn ?? false) - Number(b.isOwn ?? false))
      .map((one) => {
        const path = one.points.map(({ x, y }) => `${round(toX(x))} ${round(toY(y))}`).join('L');
        const dots = one.points.map(({ x, y, xText }) => {
          const told = `${one.name}, ${xText}: ${formatNumber(y)}`;
          return `<circle cx="${round(toX(x))}" cy="${round(toY(y))}" r="3"><title>${escapeXml(told)}</title></circle>`;
        });
        return `<g class="${one.isOwn ? 'own' : 'other'}"><path d="M${path}"/>${dots.join('')}</g>`;
      }),
    ...placeLabels(series, toY).map(({ name, isOwn, y }) =>
      text({ x: PLOT.right + 12, y: y + 4, of: name, kind: isOwn ? 'own-name' : 'name' }),
    ),
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = [
  '.ground{fill:#fbfdfd}.rule{stroke:#d5dfdf;fill:none}text{font:13px system-ui,sans-serif;fill:#4a5c5c}',
  '.title{font-weight:600;font-size:15px;fill:#152424}.name{fill:#4a5c5c}.own-name{fill:#00696b;font-weight:600}',
  '.other path{fill:none;stroke:#8b9b9b;stroke-width:1.5}.other circle{fill:#8b9b9b}',
  '.own path{fill:none;stroke:#00696b;stroke-width:3}.own circle{fill:#00696b}',
  '@media(prefers-color-scheme:dark){.ground{fill:#10181b}.rule{stroke:#2a373a}text,.name{fill:#a3b3b3}.title{fill:#e6efef}',
  '.own-name,.own circle{fill:#6fd0c8}.own path{stroke:#6fd0c8}.other path{stroke:#6c7d7d}.other circle{fill:#6c7d7d}}',
].join('');

interface Text {
  x: number;
  y: number;
  of: string;
  kind?: string;
  anchor?: 'middle' | 'end';
}

function text({ x, y, of, kind, anchor }: Text): string {
  const attributes = `${kind ? ` class="${kind}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}`;
  return `<text x="${round(x)}" y="${round(y)}"${attributes}>${escapeXml(of)}</text>`;
}

function logScale(values: readonly number[], from: number, to: number): (value: number) => number {
  const least = Math.log(Math.min(...values));
  const most = Math.log(Math.max(...values));
  // One value alone stands in the middle.
  if (least === most) return () => (from + to) / 2;
  return (value) => from + ((Math.log(value) - least) / (most - least)) * (to - from);
}

/** The powers of ten around all values. */
function decadesOf(values: readonly number[]): number[] {
  const least = Math.floor(Math.log10(Math.min(...values)));
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index));
}

/** Each at the height where its line ends, or as near as leaves it readable. */
function placeLabels(series: readonly Series[], toY: (value: number) => number) {
  const labels = series
    .flatMap(({ name, isOwn = false, points }) => {
      const last = points.at(-1);
      return last ? [{ name, isOwn, y: toY(last.y) }] : [];
    })
    .sort((a, b) => a.y - b.y);
  for (const [index, label] of labels.entries()) {
    const above = labels[index - 1];
    if (above) label.y = Math.max(label.y, above.y + LABEL_GAP);
  }
  // Pushed below the edge, they move up again together.
  for (let index = labels.length - 1; index >= 0; index--) {
    const label = labels[index];
    const below = labels[index + 1];
    if (label) label.y = Math.min(label.y, below ? below.y - LABEL_GAP : PLOT.bottom);
  }
  return labels;
}

function formatNumber(value: number): string {
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : 3;
  return Number(value.toFixed(digits)).toLocaleString('en');
}

const round = (value: number) => Number(value.toFixed(1));

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (of: string) => of.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
