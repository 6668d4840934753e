'use client';
/**
 * The one voice of a chat for screen readers: that a reply began, that it goes on, its text at the end or sentence by
 * sentence, that it was stopped, that it is tried again, that a tool needs a yes, and why it failed. Never a token,
 * never a second of a wait. It renders two invisible live regions and nothing else.
 */
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { STATUS_NOTE_ENGLISH } from '../status-note/status-note-labels';
import { ANNOUNCER_ENGLISH } from './announcer-labels';
import type { AnnouncedStream } from './describe-change';
import { type Announce, useAnnouncement } from './use-announcement';

/** Props of {@link Announcer}. */
export interface AnnouncerProps extends AnnouncedStream {
  /** How much is said. Default `final`. */
  announce?: Announce | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Speaks for one stream. Put it once in a chat, outside the thread.
 *
 * @example
 * ```tsx
 * <Announcer status={stream.status} reply={stream.display} error={stream.error} retryAt={stream.retryAt} />
 * ```
 */
export function Announcer({ announce = 'final', labels, ...stream }: AnnouncerProps) {
  const text = { ...useLabels(ANNOUNCER_ENGLISH, labels), ...useLabels(STATUS_NOTE_ENGLISH, labels) };
  const { polite, urgent } = useAnnouncement({ ...stream, announce, labels: text });
  return (
    // Lines are heard apart, in any language.
    <div data-slot="dk-announcer" className="dk:sr-only dk:whitespace-pre-line">
      <div data-slot="dk-announcer-polite" role="status" aria-live="polite">
        {/* A new key makes a new node, so that the same words said again are heard again. */}
        <span key={polite.id} data-slot="dk-announcement">
          {polite.text}
        </span>
      </div>
      <div data-slot="dk-announcer-urgent" role="alert" aria-live="assertive">
        <span key={urgent.id} data-slot="dk-announcement">
          {urgent.text}
        </span>
      </div>
    </div>
  );
}
