/**
 * In: the stories. Out: where a hook or a component is shown live: on the page of its own stories, or else on the first
 * page whose stories use it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of Storybook. */
export interface StoryPage {
  /** As in the address: `components-composer--docs`. */
  id: string;
  title: string;
}

/** Where a name is shown, if it is. */
export type StoryOf = (name: string) => StoryPage | undefined;

interface StoryFile extends StoryPage {
  code: string;
}

/** What has no stories of its own, and is at work in those of another. */
const SHOWN_WITH: Readonly<Record<string, string>> = {
  Chat: 'Chat page',
  ChatTurn: 'Chat page',
  Citation: 'RAG answer',
  CitationLink: 'RAG answer',
  CitedMarkdown: 'RAG answer',
  JumpToLatest: 'Thread',
  LabelsProvider: 'Message',
  MarkdownImage: 'Markdown',
  MarkdownLink: 'Markdown',
  useCopy: 'MessageActions',
  useEarlier: 'Thread',
  useFileDrop: 'Attachments',
  useFollowEnd: 'Thread',
  useInlineCompletion: 'CompletionField',
  useSources: 'RAG answer',
};

export function findStories(folder: string): StoryOf {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.stories.tsx'))
    .sort()
    .flatMap((name) => readStory(readFileSync(join(folder, name), 'utf8')));
  const called = (name: string) => files.find(({ title }) => title.split('/').at(-1) === name);
  return (name) => {
    const used = new RegExp(`<${name}\\b|\\b${name}\\(`);
    const { id, title } =
      called(name) ?? called(SHOWN_WITH[name] ?? '') ?? files.find(({ code }) => used.test(code)) ?? {};
    return id && title ? { id, title: title.replace('/', ', ') } : undefined;
  };
}

/** Storybook makes the address of the title. */
function readStory(code: string): StoryFile[] {
  const [, title] = /^const meta\b[\s\S]*?^ {2}title: '([^']+)'/m.exec(code) ?? [];
  if (!title) return [];
  return [{ id: `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}--docs`, title, code }];
}
