'use client';
/** The footnotes, below the text: each with a way back to where it is referred to. */
import { useContext } from 'react';
import type { Note } from '../../markdown/document';
import { useLabels } from '../labels/use-labels';
import { MarkdownBlocks } from './markdown-blocks';
import { SettingsContext } from './markdown-context';
import { MARKDOWN_ENGLISH } from './markdown-labels';

export function MarkdownNotes({ notes }: { notes: readonly Note[] }) {
  const { id, labels } = useContext(SettingsContext);
  const text = useLabels(MARKDOWN_ENGLISH, labels);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named section is a landmark, and a thread has several; a fieldset is filled in
    <section data-slot="dk-md-notes" role="group" aria-label={text.notes}>
      <ol>
        {notes.map(
          ({ label, blocks }, index) =>
            blocks && (
              <li key={label} id={`${id}-note-${index + 1}`} value={index + 1}>
                <MarkdownBlocks blocks={blocks} />
                <a
                  data-slot="dk-md-note-back"
                  href={`#${id}-mark-${index + 1}`}
                  aria-label={text.noteBack(index + 1)}
                >
                  ↩
                </a>
              </li>
            ),
        )}
      </ol>
    </section>
  );
}
