/**
 * In: the package's face. Out: its pages, by their names below docs/api: one a hook and a component, one an entry for
 * the rest, one for the types that they name, and an index.
 */
import type { Api, ApiField, ApiName, ApiType } from './api-model';
import { type Exports, toExample } from './example-module';
import type { StoryOf } from './find-stories';
import { wordsIn } from './read-type';

const BY = 'Written from the types and their comments by `npm run docs:api`.';

/** Name of the file → its text. */
export function writePages(
  api: Api,
  typeEntries: ReadonlyMap<string, string>,
  storyOf: StoryOf,
): Map<string, string> {
  const exports: Exports = { names: api.names, types: typeEntries };
  const pages = new Map<string, string>();
  const withPage = api.names.filter(hasPage);
  for (const one of withPage) pages.set(`${toKebab(one.name)}.md`, describeOne(one, api, exports, storyOf));
  const entries = [...new Set(api.names.map(({ entry }) => entry))];
  const rest = (entry: string) => api.names.filter((one) => one.entry === entry && !hasPage(one));
  for (const entry of entries) {
    const names = rest(entry);
    if (names.length > 0) pages.set(pageOfEntry(entry), describeEntry(entry, names, api, exports));
  }
  pages.set('types.md', describeTypes(api));
  pages.set('README.md', describeAll(api, entries));
  return pages;
}

function hasPage({ kind }: ApiName): boolean {
  return kind === 'hook' || kind === 'component';
}

function describeOne(one: ApiName, api: Api, exports: Exports, storyOf: StoryOf): string {
  const story = storyOf(one.name);
  const isHook = one.kind === 'hook';
  return page([
    `# ${one.name}`,
    `\`import { ${one.name} } from '${one.entry}';\``,
    prose(one.about),
    ...one.examples.map((example) => toExample(example, exports)),
    story &&
      `**Live:** \`npm run storybook\`, then [${story.title}](http://localhost:6006/?path=/docs/${story.id}), where it can be tried in every state.`,
    ...(one.takes.length > 0
      ? [`## ${isHook ? 'Takes' : 'Props'}`, prose(one.takesAbout), table(one.takes, api)]
      : isHook
        ? ['## Takes', code(one.signatures[0] ?? '')]
        : []),
    ...(one.gives.length > 0 ? ['## Gives', table(one.gives, api)] : []),
    `${BY} [All names](README.md), [all types](types.md).`,
  ]);
}

function describeEntry(entry: string, names: readonly ApiName[], api: Api, exports: Exports): string {
  return page([
    `# ${entry}`,
    `What \`${entry}\` exports besides hooks and components, which have [pages of their own](README.md). ${BY}`,
    ...names.flatMap((one) => [
      `## ${one.name}`,
      prose(one.about),
      ...(one.kind === 'class'
        ? []
        : one.signatures.map((signature) => `${code(signature)}${typeLinks([signature], api)}`)),
      ...one.throws.map((error) => `Throws ${error}`),
      ...one.examples.map((example) => toExample(example, exports)),
      ...(one.takes.length > 0 ? [table(one.takes, api)] : []),
    ]),
  ]);
}

function describeTypes({ types }: Api): string {
  const sorted = [...types.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return page([
    '# Types',
    `The types that the pages of this folder name. ${BY}`,
    ...sorted.flatMap((type) => [`## ${type.name}`, prose(type.about), describeType(type, types)]),
  ]);
}

function describeType({ fields, text }: ApiType, types: Api['types']): string {
  if (fields.length > 0) return table(fields, { types, names: [] });
  if (!text) return '';
  const isShort = !text.includes('\n') && text.length < 110;
  if (isShort) return code(text.replace(/;$/, ''));
  return `<!-- not compiled: a declaration, which the compiler has read where it stands, in src -->\n\n\`\`\`ts\n${text}\n\`\`\``;
}

function describeAll({ names }: Api, entries: readonly string[]): string {
  const of = (entry: string) => names.filter((one) => one.entry === entry);
  return page([
    '# All names, by entry',
    `${BY} To find something by what it is for, begin at [the index of the docs](../README.md). The types are in [types.md](types.md).`,
    ...entries.flatMap((entry) => [
      `## ${entry}`,
      [
        '| name | |',
        '| --- | --- |',
        ...of(entry).map(
          (one) => `| [\`${one.name}\`](${addressOf(one)}) | ${cell(firstSentence(one.about))} |`,
        ),
      ].join('\n'),
    ]),
  ]);
}

function addressOf(one: ApiName): string {
  return hasPage(one) ? `${toKebab(one.name)}.md` : `${pageOfEntry(one.entry)}#${one.name.toLowerCase()}`;
}

function table(fields: readonly ApiField[], api: Api): string {
  const rows = [
    ...fields.filter(({ isOptional }) => !isOptional),
    ...fields.filter(({ isOptional }) => isOptional),
  ];
  return [
    '| name | type | |',
    '| --- | --- | --- |',
    ...rows.map(
      ({ name, type, isOptional, about }) =>
        `| \`${name}${isOptional ? '?' : ''}\` | ${typeCell(type, api)} | ${cell(about)} |`,
    ),
  ].join('\n');
}

function typeCell(type: string, api: Api): string {
  if (api.types.has(type)) return `[${code(type)}](types.md#${type.toLowerCase()})`;
  return `${cell(code(type))}${typeLinks([type], api)}`;
}

/** Where the types are told that a text names. */
function typeLinks(texts: readonly string[], { types }: Api): string {
  const names = [...new Set(texts.flatMap(wordsIn))].filter((name) => types.has(name));
  const links = names.map((name) => `[${name}](types.md#${name.toLowerCase()})`);
  return links.length > 0 ? ` · ${links.join(', ')}` : '';
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Within a table. */
function cell(text: string): string {
  return prose(text)
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}

/** TSDoc's links as code: what they name has a page, or is a type. */
function prose(text: string): string {
  return text.replace(
    /\{@link\s+([^}|]+?)(?:\s*\|\s*([^}]+))?\}/g,
    (_, name: string, said?: string) => said ?? `\`${name}\``,
  );
}

function firstSentence(text: string): string {
  return /^[\s\S]*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

function pageOfEntry(entry: string): string {
  return `${entry.replace('/', '-')}.md`;
}

/** `useLLMStream` → `use-llm-stream`. */
export function toKebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

function page(parts: readonly (string | false | undefined)[]): string {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
