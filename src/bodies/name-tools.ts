/**
 * Names of tools in, names out under which every provider takes them: 64 letters, digits, `_` and `-`, the first a
 * letter or `_`. A name that is like that stays as it is.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/create
 * @see https://ai.google.dev/api/caching#FunctionDeclaration
 */
import { createNamer, FORBIDDEN } from './create-namer';

/** Anthropic and Google take longer ones; OpenAI does not. */
const MAX_NAME = 64;

/** Under which name each tool is sent. The same list gives the same names. */
export function nameTools(names: readonly string[]): ReadonlyMap<string, string> {
  const give = createNamer(MAX_NAME, FORBIDDEN);
  // Names that are valid come first, so that no other takes theirs.
  const ordered = [...new Set(names)].sort((a, b) => Number(isValid(b)) - Number(isValid(a)));
  return new Map(ordered.map((name) => [name, give(toValidName(name))]));
}

/**
 * Which tool the model means: it knows a tool by the name under which it was sent.
 *
 * @param names of all tools, in the order in which they were sent
 */
export function findToolName(sent: string, names: readonly string[]): string | undefined {
  for (const [name, as] of nameTools(names)) if (as === sent) return name;
  return undefined;
}

/** The name, where it is valid; else one that is. */
export function toValidName(name: string): string {
  return (/^[a-z_]/i.test(name) ? name : `_${name}`).replace(FORBIDDEN, '_').slice(0, MAX_NAME);
}

function isValid(name: string): boolean {
  return name === toValidName(name);
}
