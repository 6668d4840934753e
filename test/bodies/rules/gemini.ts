/** The body of a `generateContent` request in, the rules of Google that it breaks out. */
import {
  asList,
  asObject,
  asSent,
  findBrokenText,
  findDoubles,
  isBase64,
  isPlainObject,
  isText,
  type Json,
} from './json';

/** https://ai.google.dev/api/caching#FunctionDeclaration; 64 on all platforms, more on some. */
const NAME = /^[a-z_][\w-]{0,63}$/i;

/** https://ai.google.dev/gemini-api/docs/file-input-methods and https://docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference */
const TYPES =
  /^(application\/pdf|image\/(png|jpeg|webp|heic|heif)|audio\/(wav|mp3|mpeg|aiff|aac|ogg|flac|mp4|m4a|webm)|video\/(mp4|mpeg|mov|quicktime|avi|x-flv|mpg|webm|wmv|3gpp))$/;

export function findBroken(body: unknown): string[] {
  const { contents, tools, systemInstruction, generationConfig, ...rest } = asSent(body);
  const list = asList(contents);
  const functions = asList(tools).flatMap(({ functionDeclarations }) => asList(functionDeclarations));
  return [
    ...findBrokenText(body),
    // "Invalid JSON payload received. Unknown name …"
    ...Object.keys(rest),
    // "contents is not specified"
    ...(list.length > 0 ? [] : ['no contents']),
    ...(systemInstruction === undefined || hasText(systemInstruction) ? [] : ['blank system']),
    ...(generationConfig === undefined || Number(asObject(generationConfig).maxOutputTokens) >= 1
      ? []
      : ['no tokens']),
    ...(list[0]?.role === 'user' ? [] : ['the model begins']),
    // "Requests ending with a model turn are not supported."
    ...(list.at(-1)?.role === 'user' ? [] : ['ends with the model']),
    ...list.flatMap((content, at) => findBrokenTurn(content, list[at - 1], `contents[${at}]`)),
    ...(tools === undefined || functions.length > 0 ? [] : ['tools is empty']),
    ...findDoubles(
      functions.map(({ name }) => name),
      'function',
    ),
    ...functions.flatMap(({ name, parametersJsonSchema }) => {
      const { type, $schema } = asObject(parametersJsonSchema);
      return NAME.test(String(name)) && type === 'object' && $schema === undefined
        ? []
        : [`function ${name}`];
    }),
  ];
}

function hasText(instruction: unknown): boolean {
  const parts = asList(asObject(instruction).parts);
  return parts.length > 0 && parts.every(({ text }) => isText(text));
}

/**
 * "Please ensure that function call turn comes immediately after a user turn or after a function response turn", "… that
 * function response turn comes immediately after a function call turn", "… that the number of function response parts is
 * equal to the number of function call parts of the function call turn", "… that multiturn requests alternate between
 * user and model"; results stand alone in their turn.
 *
 * @see https://ai.google.dev/gemini-api/docs/function-calling
 */
function findBrokenTurn({ role, parts }: Json, before: Json | undefined, where: string): string[] {
  const list = asList(parts);
  const calls = callsOf(before);
  const results = list.flatMap(({ functionResponse }) =>
    functionResponse ? [asObject(functionResponse).name] : [],
  );
  const isResults = results.length > 0;
  const wasResults = asList(before?.parts).some(({ functionResponse }) => functionResponse);
  return [
    ...(role === 'user' || role === 'model' ? [] : [`${where}: ${role}`]),
    // "must include at least one parts field"
    ...(list.length > 0 ? [] : [`${where}: no parts`]),
    // Two turns of a person's in a row are taken where the first of them is results.
    ...(role === before?.role && !wasResults ? [`${where}: ${role} twice`] : []),
    ...(results.join() === calls.join() ? [] : [`${where}: calls ${calls} have results ${results}`]),
    ...(isResults && (results.length !== list.length || role !== 'user')
      ? [`${where}: more than results`]
      : []),
    ...findUnsigned({ parts }, where),
    ...list.flatMap((part) => findBrokenPart(part, role, where)),
  ];
}

function callsOf(content: Json | undefined): readonly unknown[] {
  return asList(content?.parts).flatMap(({ functionCall }) =>
    functionCall ? [asObject(functionCall).name] : [],
  );
}

/** "Function call is missing a thought_signature": https://ai.google.dev/gemini-api/docs/thought-signatures */
function findUnsigned({ parts }: Json, where: string): string[] {
  const first = asList(parts).find(({ functionCall }) => functionCall);
  return !first || isText(first.thoughtSignature) ? [] : [`${where}: no signature`];
}

function findBrokenPart(part: Json, role: unknown, where: string): string[] {
  const { thoughtSignature: _, ...data } = part;
  const [kind = '', ...more] = Object.keys(data);
  const { name, args, response, mimeType, data: bytes, fileUri } = asObject(data[kind]);
  const isValid = (() => {
    switch (kind) {
      case 'text':
        return isText(data.text);
      case 'functionCall':
        return role === 'model' && NAME.test(String(name)) && isPlainObject(args);
      case 'functionResponse':
        return NAME.test(String(name)) && isPlainObject(response);
      case 'inlineData':
        return role === 'user' && TYPES.test(String(mimeType)) && isBase64(bytes);
      case 'fileData':
        return role === 'user' && TYPES.test(String(mimeType)) && /^https?:\/\//.test(String(fileUri));
      default:
        return false;
    }
  })();
  // A part is one thing: "oneof field 'data' is already set".
  return isValid && more.length === 0 ? [] : [`${where}: ${JSON.stringify(part).slice(0, 80)}`];
}
