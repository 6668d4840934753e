/** The name of a provider's own tool in, what such a tool does out. Nothing where only its name is known. */

/** Under way, and done. */
type ToolWords = readonly [underWay: string, done: string];

const NAMES = {
  web: /web_?search|google_?search/i,
  files: /file_?search|retrieval/i,
  page: /fetch|url_?context/i,
  code: /code|bash|shell/i,
  image: /image/i,
} as const;

/** What each kind of them does. */
export type RemoteToolWords = Readonly<Record<keyof typeof NAMES, ToolWords>>;

export function sayRemoteTool(words: RemoteToolWords, name: string, isDone: boolean): string | undefined {
  for (const what of Object.keys(NAMES) as (keyof typeof NAMES)[])
    if (NAMES[what].test(name)) return words[what][isDone ? 1 : 0];
  return undefined;
}
