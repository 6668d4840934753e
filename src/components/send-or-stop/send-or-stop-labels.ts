/** The strings of the buttons that send and stop. */

export interface SendOrStopLabels {
  send: string;
  stop: string;
}

export const SEND_OR_STOP_ENGLISH: SendOrStopLabels = {
  send: 'Send',
  stop: 'Stop',
};
