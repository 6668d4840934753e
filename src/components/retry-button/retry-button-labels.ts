/** The strings of the button that asks again. */

export interface RetryButtonLabels {
  retry: string;
  /** The retry button while the server's wait lasts. */
  retryIn(seconds: number): string;
}

export const RETRY_BUTTON_ENGLISH: RetryButtonLabels = {
  retry: 'Try again',
  retryIn: (seconds) => `Try again in ${seconds} s`,
};
