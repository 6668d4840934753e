/** `deltakit/components`: the parts of a chat. They need `deltakit/styles.css`, once, anywhere in the app. */
export { Announcer, type AnnouncerProps } from './components/announcer/announcer';
export { Composer, type ComposerProps } from './components/composer/composer';
export type { Labels } from './components/labels/labels';
export { Limits, type LimitsProps } from './components/limits/limits';
export { Message, type MessageProps } from './components/message/message';
export { RetryButton, type RetryButtonProps } from './components/retry-button/retry-button';
export { SendOrStop, type SendOrStopProps } from './components/send-or-stop/send-or-stop';
export type { ReplyError } from './components/status-note/status-note';
export { StopButton, type StopButtonProps } from './components/stop-button/stop-button';
export { JumpToLatest, type JumpToLatestProps } from './components/thread/jump-to-latest';
export { Thread, type ThreadProps } from './components/thread/thread';
export { type FollowEnd, type FollowEndOptions, useFollowEnd } from './components/thread/use-follow-end';
