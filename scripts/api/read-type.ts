/**
 * In: types as the compiler has them. Out: their fields and how they are written, as text for people: by the names that
 * the sources give, as `Timeouts`, and not as what these stand for. What is not of src, as the attributes that every
 * element has, is no field.
 */
import { readFileSync } from 'node:fs';
import { isMethodSignatureDeclaration, isTypeAliasDeclaration } from 'typescript/unstable/ast/is';
import {
  type Project,
  type Signature,
  SymbolFlags,
  type Type,
  type Symbol as TypeSymbol,
} from 'typescript/unstable/sync';
import type { ApiField, ApiType } from './api-model';

/** Printed in full, aliases by their names. */
const PRINT_FLAGS = 1 | 16_384 | 1_048_576;

/** Asks a program for its types. */
export type TypeReader = ReturnType<typeof createTypeReader>;

export function createTypeReader({ program, checker }: Project) {
  const named = new Map<string, TypeSymbol>();
  const inSrc = program
    .getSourceFileNames()
    .filter((file) => /\/src\/(?!mock\/encode)/.test(file) && !file.includes('node_modules'));
  const texts = new Map(inSrc.map((file) => [file, readFileSync(file, 'utf8')]));

  /** Remembers what a name of an entry is, since two files may have types of one name. */
  function note(name: string, symbol: TypeSymbol): void {
    if (symbol.flags & SymbolFlags.Type && !named.has(name)) named.set(name, symbol);
  }

  function say(type: Type | undefined): string {
    return type ? tidy(checker.typeToString(type, undefined, PRINT_FLAGS)) : 'unknown';
  }

  /** As the sources say it, where it is declared once and in plain words; else as the compiler does. */
  function textOf(symbol: TypeSymbol): string {
    const [declaration, another] = symbol.declarations;
    const node = another ? undefined : declaration?.resolve();
    const written =
      node && !isMethodSignatureDeclaration(node) && 'type' in node ? (node.type as typeof node) : undefined;
    const text = tidy(written?.getText() ?? '');
    return text && !/\b(?:Extract|Exclude|Omit)<|\['/.test(text)
      ? text
      : say(checker.getTypeOfSymbol(symbol));
  }

  function fieldsOf(type: Type): ApiField[] {
    return (
      checker
        .getPropertiesOfType(type)
        .filter(({ declarations }) =>
          declarations.some(({ path }) => path.includes('/src/') && !path.includes('node_modules')),
        )
        .map((property) => ({
          name: property.name,
          type: textOf(property).replace(/^\| /, ''),
          isOptional: (property.flags & SymbolFlags.Optional) !== 0,
          about: checker.getDocumentationCommentOfSymbol(property),
        }))
        // What only another form of the same object has.
        .filter(({ type }) => type !== 'undefined')
        .map((field) => (field.isOptional ? { ...field, type: withoutUndefined(field.type) } : field))
    );
  }

  function aboutOf(type: Type): string {
    const symbol = type.getAliasSymbol() ?? type.getSymbol();
    return symbol ? checker.getDocumentationCommentOfSymbol(symbol) : '';
  }

  function signature(call: Signature): string {
    const parameters = call.getParameters().map((one) => {
      const [declaration] = one.declarations;
      const text = declaration?.resolve()?.getText() ?? `${one.name}: ${textOf(one)}`;
      return tidy(
        text.startsWith('{') ? `${text.includes('}:') ? 'options' : one.name}: ${textOf(one)}` : text,
      );
    });
    return `(${parameters.join(', ')}): ${say(checker.getReturnTypeOfSignature(call))}`;
  }

  /** A type of src, by its name. */
  function typeNamed(name: string): ApiType | undefined {
    const symbol = named.get(name) ?? findInSources(name);
    const node = symbol?.declarations[0]?.resolve();
    if (!symbol || !node || !symbol.declarations[0]?.path.includes('/src/')) return undefined;
    const isAlias = isTypeAliasDeclaration(node) && !node.type.getText().startsWith('{');
    const fields = isAlias ? [] : fieldsOf(checker.getDeclaredTypeOfSymbol(symbol));
    return {
      name,
      about: checker.getDocumentationCommentOfSymbol(symbol),
      fields,
      text:
        fields.length > 0 || symbol.flags & SymbolFlags.Class ? '' : node.getText().replace(/^export /, ''),
    };
  }

  function findInSources(name: string): TypeSymbol | undefined {
    const declared = new RegExp(`^export (?:interface|type) ${name}\\b`, 'm');
    const [file] = [...texts].find(([, text]) => declared.test(text)) ?? [];
    const source = file && program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    return module ? checker.getExportsOfModule(module).find((one) => one.name === name) : undefined;
  }

  return { note, say, textOf, fieldsOf, aboutOf, signature, typeNamed };
}

/** The names in a text of types that may be types of src. */
export function wordsIn(text: string): string[] {
  return text.replace(/'[^']*'|"[^"]*"/g, '').match(/\b[A-Z]\w+\b/g) ?? [];
}

/** On one line, in the quotes of the sources. */
function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('"', "'").trim();
}

function withoutUndefined(type: string): string {
  const rest = type.replace(/ \| undefined$/, '');
  return /^\(\([^()]*\) => [^()]*\)$/.test(rest) ? rest.slice(1, -1) : rest;
}
