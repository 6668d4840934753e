/**
 * In: the entries in src/. Out: what each of them exports, with its TSDoc and the fields of what it takes and gives, as
 * the compiler understands them: inherited, picked and left out as the types say. It asks the compiler that checks the
 * types, by its own API, which TypeScript 7 calls unstable: this file and `read-type.ts` are all that know it.
 */
import { fileURLToPath } from 'node:url';
import {
  API,
  type Checker,
  type Project,
  SignatureKind,
  SymbolFlags,
  type Symbol as TypeSymbol,
} from 'typescript/unstable/sync';
import { listEntries } from '../source-alias.mjs';
import type { Api, ApiName, ApiType } from './api-model';
import { createTypeReader, type TypeReader, wordsIn } from './read-type';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** With the entry that each type is exported by. */
export type ReadApi = Api & { typeEntries: ReadonlyMap<string, string> };

/** Reads all entries. Two seconds. */
export function readApi(): ReadApi {
  const compiler = new API({ cwd: root });
  try {
    const config = `${root}tsconfig.build.json`;
    const project = compiler.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`The compiler can't open ${config}.`);
    return readProject(project);
  } finally {
    compiler.close();
  }
}

function readProject(project: Project): ReadApi {
  const reader = createTypeReader(project);
  const typeEntries = new Map<string, string>();
  const names = Object.entries(listEntries()).flatMap(([entry, file]) => {
    const source = project.program.getSourceFile(file);
    const module = source && project.checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} is not in the program, or exports nothing.`);
    const specifier = entry === 'index' ? 'deltakit' : `deltakit/${entry}`;
    return project.checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol =
        exported.flags & SymbolFlags.Alias ? project.checker.getAliasedSymbol(exported) : exported;
      reader.note(exported.name, symbol);
      if (symbol.flags & SymbolFlags.Type && !typeEntries.has(exported.name))
        typeEntries.set(exported.name, specifier);
      return symbol.flags & SymbolFlags.Value
        ? [readName(exported.name, specifier, symbol, project.checker, reader)]
        : [];
    });
  });
  // What two entries export is told where it is found first.
  const first = names.filter((one, at) => names.findIndex(({ name }) => name === one.name) === at);
  return { names: first, types: readTypes(first, reader), typeEntries };
}

function readName(
  name: string,
  entry: string,
  symbol: TypeSymbol,
  checker: Checker,
  reader: TypeReader,
): ApiName {
  const type = checker.getTypeOfSymbol(symbol);
  const calls = type ? checker.getSignaturesOfType(type, SignatureKind.Call) : [];
  const [call] = calls;
  const kind = kindOf(name, symbol, calls.length > 0);
  const [parameter] = call?.getParameters() ?? [];
  const said = calls.length > 0 ? '' : reader.say(type);
  const [, propsName] = /^ComponentType<(\w+)>$/.exec(said) ?? [];
  if (propsName) {
    const props = reader.typeNamed(propsName);
    return {
      ...{
        entry,
        name,
        kind: 'component',
        about: checker.getDocumentationCommentOfSymbol(symbol),
        signatures: [],
      },
      examples: tagged(symbol, 'example', checker),
      ...{ takes: props?.fields ?? [], takesAbout: props?.about ?? '', gives: [], throws: [] },
    };
  }
  const given =
    kind === 'component' || kind === 'hook' || /Options/.test(parameter ? reader.textOf(parameter) : '');
  const taken = given && parameter ? checker.getTypeOfSymbol(parameter) : undefined;
  const returned = call && kind !== 'component' ? checker.getReturnTypeOfSignature(call) : undefined;
  return {
    entry,
    name,
    kind,
    about: checker.getDocumentationCommentOfSymbol(symbol),
    examples: tagged(symbol, 'example', checker),
    signatures: calls.length > 0 ? calls.map((one) => `${name}${reader.signature(one)}`) : [said],
    takes: taken ? reader.fieldsOf(taken) : [],
    takesAbout: taken ? reader.aboutOf(taken) : '',
    gives: returned ? reader.fieldsOf(returned) : [],
    throws: tagged(symbol, 'throws', checker),
  };
}

function tagged(symbol: TypeSymbol, tag: string, checker: Checker): string[] {
  return checker
    .getJsDocTagsOfSymbol(symbol)
    .flatMap(({ name, text }) => (name === tag && text ? [text] : []));
}

function kindOf(name: string, symbol: TypeSymbol, isCalled: boolean): ApiName['kind'] {
  if (symbol.flags & SymbolFlags.Class) return 'class';
  if (!isCalled) return 'value';
  if (/^use[A-Z]/.test(name)) return 'hook';
  return /^[A-Z]/.test(name) ? 'component' : 'function';
}

/** The types that are named, those that they name, and so on. */
function readTypes(names: readonly ApiName[], reader: TypeReader): Map<string, ApiType> {
  const types = new Map<string, ApiType>();
  const told = names.flatMap(({ takes, gives, signatures }) => [
    ...[...takes, ...gives].map(({ type }) => type),
    ...signatures,
  ]);
  const open = told.flatMap(wordsIn);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (types.has(name)) continue;
    const type = reader.typeNamed(name);
    if (!type) continue;
    types.set(name, type);
    open.push(...[type.text, ...type.fields.map(({ type: text }) => text)].flatMap(wordsIn));
  }
  return types;
}
