/**
 * How often a law is tried. What comes with the tests is enough to find a break that was made on purpose; for more,
 * `DELTAKIT_RUNS=10 npm test` tries ten times as many, behind the same ones.
 */
const factor = Number(process.env.DELTAKIT_RUNS ?? 1);

/** So many, times what DELTAKIT_RUNS says. */
export const runs = (usual: number): number => Math.max(1, Math.round(usual * factor));
