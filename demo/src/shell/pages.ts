/** The pages of the tour, in the order in which they are walked. Each is fetched when it is first opened. */
import { type ComponentType, lazy } from 'react';
import type { GlyphName } from '../parts/glyph';

export interface TourPage {
  path: string;
  title: string;
  /** One line, for the list of pages. */
  says: string;
  glyph: GlyphName;
  View: ComponentType;
}

export const PAGES: readonly TourPage[] = [
  {
    path: '/chat',
    title: 'Chat',
    says: 'Threads, branches, tools, sources and files, kept in this browser.',
    glyph: 'chat',
    View: lazy(() => import('../chat/chat-page')),
  },
  {
    path: '/streaming-or-rest',
    title: 'Streaming or REST',
    says: 'One question asked both ways at once, with the clock running.',
    glyph: 'race',
    View: lazy(() => import('../streaming/streaming-page')),
  },
  {
    path: '/completion',
    title: 'Completion',
    says: 'A text area that goes on where you pause.',
    glyph: 'pen',
    View: lazy(() => import('../completion/completion-page')),
  },
  {
    path: '/structured-output',
    title: 'Structured output',
    says: 'JSON as it forms, and valid before it counts.',
    glyph: 'braces',
    View: lazy(() => import('../structured/structured-page')),
  },
  {
    path: '/job',
    title: 'Job',
    says: 'Longer than a connection: progress, cancel, and back after a reload.',
    glyph: 'clock',
    View: lazy(() => import('../job/job-page')),
  },
  {
    path: '/long-document',
    title: 'Long document',
    says: '64,000 tokens, and what each frame costs.',
    glyph: 'pages',
    View: lazy(() => import('../long-document/long-document-page')),
  },
  {
    path: '/faults',
    title: 'Faults',
    says: 'Everything that goes wrong, one click away.',
    glyph: 'bolt',
    View: lazy(() => import('../faults/faults-page')),
  },
  {
    path: '/inspector',
    title: 'Inspector',
    says: 'One reply from the inside: state, events, what is painted and what is final.',
    glyph: 'lens',
    View: lazy(() => import('../inspector/inspector-page')),
  },
];
