/** All faults by the sections of docs/faults.md: those that fault-table.test.ts plays and writes, and the demo shows. */
import { CONNECTION_FAULTS, STATUS_FAULTS } from './connection-faults';
import type { Fault } from './play-fault';
import { PROVIDER_FAULTS } from './provider-faults';
import { RESUME_FAULTS } from './resume-faults';
import { BREAKS, BROKEN_CONTENT, SILENCES } from './stream-faults';
import { USER_FAULTS } from './user-faults';

export const SECTIONS: Readonly<Record<string, readonly Fault[]>> = {
  'No answer': CONNECTION_FAULTS,
  'An answer that is no reply': STATUS_FAULTS,
  Silence: SILENCES,
  'A connection that breaks': BREAKS,
  'A connection that breaks, with numbered events and `resume: true`': RESUME_FAULTS,
  'Broken content': BROKEN_CONTENT,
  'An error that the provider reports': PROVIDER_FAULTS,
  'What a person or the app does': USER_FAULTS,
};
