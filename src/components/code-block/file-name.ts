/** In: what stands behind a fence. Out: a name for the block, and one to save it by. */

/** Where the extension is another word than the language. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  typescript: 'ts',
  javascript: 'js',
  python: 'py',
  ruby: 'rb',
  rust: 'rs',
  markdown: 'md',
  bash: 'sh',
  shell: 'sh',
  shellscript: 'sh',
  zsh: 'sh',
  yml: 'yaml',
  kotlin: 'kt',
  csharp: 'cs',
  'c#': 'cs',
  'c++': 'cpp',
  golang: 'go',
  powershell: 'ps1',
  haskell: 'hs',
  perl: 'pl',
  latex: 'tex',
  mermaid: 'mmd',
  text: 'txt',
  plaintext: 'txt',
};

/** The file that the fence names, as in `title="a.ts"`, `file=a.ts` or `filename="a.ts"`; without folders. */
export function titleOf(meta: string): string | undefined {
  const [, quoted, bare] =
    /(?:^|\s)(?:title|file|filename)=(?:["']([^"']+)["']|([^\s"']+))/i.exec(meta) ?? [];
  return quoted ?? bare;
}

/** A name to save the code by: nothing in it leads into another folder, or hides what kind of file it is. */
export function fileNameOf(lang: string, meta: string): string {
  const title = titleOf(meta)
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/[^\p{L}\p{N} ._+()-]/gu, '')
    .replace(/^[.\s]+/, '');
  if (title) return title.slice(-100);
  const name = lang.toLowerCase();
  const extension = Object.hasOwn(EXTENSIONS, name) ? EXTENSIONS[name] : name;
  return `code.${extension && /^[a-z0-9]{1,12}$/.test(extension) ? extension : 'txt'}`;
}
