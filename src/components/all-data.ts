/** The whole contract of data attributes: the tables of all compounds, as one. For tests and docs; no part needs it. */
import { ANNOUNCER_DATA } from './announcer/announcer-data';
import { ATTACHMENTS_DATA } from './attachments/attachments-data';
import { CHAT_DATA } from './chat/chat-data';
import { CODE_BLOCK_DATA } from './code-block/code-block-data';
import { COMPLETION_FIELD_DATA } from './completion-field/completion-field-data';
import { COMPOSER_DATA } from './composer/composer-data';
import type { DataContract } from './data-contract';
import { DIAGRAM_DATA } from './diagram/diagram-data';
import { DISCLOSURE_DATA } from './disclosure/disclosure-data';
import { ERROR_NOTICE_DATA } from './error-notice/error-notice-data';
import { FORMULA_DATA } from './formula/formula-data';
import { ICON_DATA } from './icon/icon-data';
import { JOB_PROGRESS_DATA } from './job-progress/job-progress-data';
import { LIMITS_DATA } from './limits/limits-data';
import { MARKDOWN_DATA } from './markdown/markdown-data';
import { MESSAGE_DATA } from './message/message-data';
import { MESSAGE_ACTIONS_DATA } from './message-actions/message-actions-data';
import { METER_DATA } from './meter/meter-data';
import { PROMPT_VERSION_DATA } from './prompt-version/prompt-version-data';
import { REASONING_DATA } from './reasoning/reasoning-data';
import { RETRY_BUTTON_DATA } from './retry-button/retry-button-data';
import { SEND_OR_STOP_DATA } from './send-or-stop/send-or-stop-data';
import { SOURCES_DATA } from './sources/sources-data';
import { STATUS_NOTE_DATA } from './status-note/status-note-data';
import { STOP_BUTTON_DATA } from './stop-button/stop-button-data';
import { STRUCTURED_VIEW_DATA } from './structured-view/structured-view-data';
import { SUGGESTIONS_DATA } from './suggestions/suggestions-data';
import { THREAD_DATA } from './thread/thread-data';
import { THREAD_LIST_DATA } from './thread-list/thread-list-data';
import { TOOL_CALL_DATA } from './tool-call/tool-call-data';
import { TYPING_INDICATOR_DATA } from './typing-indicator/typing-indicator-data';
import { USAGE_DATA } from './usage/usage-data';
import { WELCOME_DATA } from './welcome/welcome-data';

/** By slot: its attributes, and the values that each can have. */
export const DATA_CONTRACT = {
  ...ANNOUNCER_DATA,
  ...ATTACHMENTS_DATA,
  ...CHAT_DATA,
  ...CODE_BLOCK_DATA,
  ...COMPLETION_FIELD_DATA,
  ...COMPOSER_DATA,
  ...DIAGRAM_DATA,
  ...DISCLOSURE_DATA,
  ...ERROR_NOTICE_DATA,
  ...FORMULA_DATA,
  ...ICON_DATA,
  ...JOB_PROGRESS_DATA,
  ...LIMITS_DATA,
  ...MARKDOWN_DATA,
  ...MESSAGE_ACTIONS_DATA,
  ...MESSAGE_DATA,
  ...METER_DATA,
  ...PROMPT_VERSION_DATA,
  ...REASONING_DATA,
  ...RETRY_BUTTON_DATA,
  ...SEND_OR_STOP_DATA,
  ...SOURCES_DATA,
  ...STATUS_NOTE_DATA,
  ...STRUCTURED_VIEW_DATA,
  ...STOP_BUTTON_DATA,
  ...SUGGESTIONS_DATA,
  ...THREAD_LIST_DATA,
  ...THREAD_DATA,
  ...TOOL_CALL_DATA,
  ...TYPING_INDICATOR_DATA,
  ...USAGE_DATA,
  ...WELCOME_DATA,
} as const satisfies DataContract;

/** The name of a slot, for selectors that are typed. */
export type DataSlot = keyof typeof DATA_CONTRACT;
