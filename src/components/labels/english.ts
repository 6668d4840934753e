/** Every string in English: the sum of what each compound has. A page in English needs it only to read or change them. */
import { ANNOUNCER_ENGLISH } from '../announcer/announcer-labels';
import { ATTACHMENTS_ENGLISH } from '../attachments/attachments-labels';
import { CODE_BLOCK_ENGLISH } from '../code-block/code-block-labels';
import { COMPLETION_FIELD_ENGLISH } from '../completion-field/completion-field-labels';
import { COMPOSER_ENGLISH } from '../composer/composer-labels';
import { DIAGRAM_ENGLISH } from '../diagram/diagram-labels';
import { ERROR_NOTICE_ENGLISH } from '../error-notice/error-notice-labels';
import { JOB_PROGRESS_ENGLISH } from '../job-progress/job-progress-labels';
import { LIMITS_ENGLISH } from '../limits/limits-labels';
import { MARKDOWN_ENGLISH } from '../markdown/markdown-labels';
import { MESSAGE_ENGLISH } from '../message/message-labels';
import { MESSAGE_ACTIONS_ENGLISH } from '../message-actions/message-actions-labels';
import { PROMPT_VERSION_ENGLISH } from '../prompt-version/prompt-version-labels';
import { REASONING_ENGLISH } from '../reasoning/reasoning-labels';
import { RETRY_BUTTON_ENGLISH } from '../retry-button/retry-button-labels';
import { SEND_OR_STOP_ENGLISH } from '../send-or-stop/send-or-stop-labels';
import { SOURCES_ENGLISH } from '../sources/sources-labels';
import { STATUS_NOTE_ENGLISH } from '../status-note/status-note-labels';
import { STRUCTURED_VIEW_ENGLISH } from '../structured-view/structured-view-labels';
import { SUGGESTIONS_ENGLISH } from '../suggestions/suggestions-labels';
import { THREAD_ENGLISH } from '../thread/thread-labels';
import { THREAD_LIST_ENGLISH } from '../thread-list/thread-list-labels';
import { TOOL_CALL_ENGLISH } from '../tool-call/tool-call-labels';
import { TYPING_INDICATOR_ENGLISH } from '../typing-indicator/typing-indicator-labels';
import { USAGE_ENGLISH } from '../usage/usage-labels';
import { WELCOME_ENGLISH } from '../welcome/welcome-labels';
import type { Labels } from './labels';

/** The kit's own strings, as they are where nobody says otherwise. */
export const english: Labels = {
  ...ANNOUNCER_ENGLISH,
  ...ATTACHMENTS_ENGLISH,
  ...CODE_BLOCK_ENGLISH,
  ...COMPOSER_ENGLISH,
  ...DIAGRAM_ENGLISH,
  ...ERROR_NOTICE_ENGLISH,
  ...LIMITS_ENGLISH,
  ...MARKDOWN_ENGLISH,
  ...MESSAGE_ACTIONS_ENGLISH,
  ...MESSAGE_ENGLISH,
  ...PROMPT_VERSION_ENGLISH,
  ...REASONING_ENGLISH,
  ...RETRY_BUTTON_ENGLISH,
  ...SEND_OR_STOP_ENGLISH,
  ...SOURCES_ENGLISH,
  ...STATUS_NOTE_ENGLISH,
  ...SUGGESTIONS_ENGLISH,
  ...THREAD_ENGLISH,
  ...THREAD_LIST_ENGLISH,
  ...TOOL_CALL_ENGLISH,
  ...TYPING_INDICATOR_ENGLISH,
  ...USAGE_ENGLISH,
  ...WELCOME_ENGLISH,
  ...COMPLETION_FIELD_ENGLISH,
  ...JOB_PROGRESS_ENGLISH,
  ...STRUCTURED_VIEW_ENGLISH,
};
