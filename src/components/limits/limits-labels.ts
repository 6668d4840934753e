/** The strings of rate limits. */

export interface LimitsLabels {
  /** Names what the server still allows, and its two kinds. */
  limits: string;
  limitsOf(what: 'requests' | 'tokens'): string;
  /** What is left; how much there is in all is not always known. */
  limitLeft(remaining: number, limit: number | undefined): string;
  /** Stands behind what is nearly used up, or is. */
  limitLittle(remaining: number): string;
  /** Until it is whole again. */
  limitWholeIn(seconds: number): string;
  /** Once that time has passed: what was left then says nothing any more. */
  limitWhole: string;
}

export const LIMITS_ENGLISH: LimitsLabels = {
  limits: 'What the server still allows',
  limitsOf: (what) => (what === 'tokens' ? 'Tokens' : 'Requests'),
  limitLeft: (remaining, limit) =>
    `${formatCount(remaining)}${limit === undefined ? '' : ` of ${formatCount(limit)}`} left`,
  limitLittle: (remaining) => (remaining > 0 ? 'Little left' : 'Nothing left'),
  limitWholeIn: (seconds) => `whole again in ${formatSeconds(seconds)}`,
  limitWhole: 'Whole again by now',
};

function formatCount(count: number): string {
  return count.toLocaleString('en');
}

function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
