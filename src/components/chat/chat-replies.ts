'use client';
/** What a chat needs once something was said, in one piece. */
export { Announcer } from '../announcer/announcer';
export { ErrorNotice } from '../error-notice/error-notice';
export { ChatTurn } from './chat-turn';
