/**
 * Every string of the kit. Each compound has its own table in English, beside it, so that who imports one part loads no
 * other's strings; one object of this type translates them all.
 */
import type { AnnouncerLabels } from '../announcer/announcer-labels';
import type { AttachmentsLabels } from '../attachments/attachments-labels';
import type { CodeBlockLabels } from '../code-block/code-block-labels';
import type { CompletionFieldLabels } from '../completion-field/completion-field-labels';
import type { ComposerLabels } from '../composer/composer-labels';
import type { CopyLabels } from '../copy/copy-labels';
import type { DiagramLabels } from '../diagram/diagram-labels';
import type { ErrorNoticeLabels } from '../error-notice/error-notice-labels';
import type { JobProgressLabels } from '../job-progress/job-progress-labels';
import type { LimitsLabels } from '../limits/limits-labels';
import type { MarkdownLabels } from '../markdown/markdown-labels';
import type { MessageLabels } from '../message/message-labels';
import type { MessageActionsLabels } from '../message-actions/message-actions-labels';
import type { PromptVersionLabels } from '../prompt-version/prompt-version-labels';
import type { ReasoningLabels } from '../reasoning/reasoning-labels';
import type { RetryButtonLabels } from '../retry-button/retry-button-labels';
import type { SendOrStopLabels } from '../send-or-stop/send-or-stop-labels';
import type { SourcesLabels } from '../sources/sources-labels';
import type { StatusNoteLabels } from '../status-note/status-note-labels';
import type { StructuredViewLabels } from '../structured-view/structured-view-labels';
import type { SuggestionsLabels } from '../suggestions/suggestions-labels';
import type { ThreadLabels } from '../thread/thread-labels';
import type { ThreadListLabels } from '../thread-list/thread-list-labels';
import type { ToolCallLabels } from '../tool-call/tool-call-labels';
import type { TypingIndicatorLabels } from '../typing-indicator/typing-indicator-labels';
import type { UsageLabels } from '../usage/usage-labels';
import type { WelcomeLabels } from '../welcome/welcome-labels';

/** The strings of the kit: give any of them as the `labels` of any part, or once for all by `LabelsProvider`. */
export interface Labels
  extends AnnouncerLabels,
    AttachmentsLabels,
    CodeBlockLabels,
    CompletionFieldLabels,
    ComposerLabels,
    CopyLabels,
    DiagramLabels,
    ErrorNoticeLabels,
    JobProgressLabels,
    LimitsLabels,
    MarkdownLabels,
    MessageActionsLabels,
    MessageLabels,
    PromptVersionLabels,
    ReasoningLabels,
    RetryButtonLabels,
    SendOrStopLabels,
    SourcesLabels,
    StatusNoteLabels,
    StructuredViewLabels,
    SuggestionsLabels,
    ThreadLabels,
    ThreadListLabels,
    ToolCallLabels,
    TypingIndicatorLabels,
    UsageLabels,
    WelcomeLabels {}
