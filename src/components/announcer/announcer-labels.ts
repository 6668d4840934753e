/** The strings that only a screen reader says. */

export interface AnnouncerLabels {
  /** Said by a screen reader when a reply begins, and every seven to ten seconds while it goes on. */
  replyStarted: string;
  replyContinues: string;
  /** Said at the end where the text itself is not read. */
  replyEnded: string;
  /** Said when a tool is not run before the person agrees. */
  toolAwaits(tool: string): string;
}

export const ANNOUNCER_ENGLISH: AnnouncerLabels = {
  replyStarted: 'The reply has started',
  replyContinues: 'The reply goes on',
  replyEnded: 'The reply is complete',
  toolAwaits: (tool) => `${tool} waits for your approval`,
};
