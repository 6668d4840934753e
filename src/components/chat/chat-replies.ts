'use client';
/** What a chat needs once something was said, in one piece. */
export { Announcer } from '../announcer/announcer';
export { ChatTurn } from './chat-turn';
