/** A time in, in the one or two units that a person would say it in out. */

export type TimeUnit = 'second' | 'minute' | 'hour';

/** A wait, in one unit: seconds while they matter. */
export function toWait(seconds: number): [amount: number, unit: TimeUnit] {
  if (seconds < 90) return [seconds, 'second'];
  return seconds < 5400 ? [Math.round(seconds / 60), 'minute'] : [Math.round(seconds / 3600), 'hour'];
}

/** A time that has passed, in whole minutes and the seconds beside them. */
export function toMinutes(seconds: number): [minutes: number, seconds: number] {
  const whole = Math.round(seconds);
  return [Math.floor(whole / 60), whole % 60];
}
