/**
 * A page's body in, what its provider is sent out: in the provider's shape, with the model that is allowed, bounded, and
 * with nothing in it that a page may not set.
 */
import type { ToolSpec } from '../../bodies/body-context';
import { estimateTokens } from '../../usage/estimate-tokens';
import { isRecord } from '../read-text';
import { RelayError } from '../relay-error';
import type { RelayLimits, Upstream } from '../relay-options';
import { readMessages } from '../request/read-messages';
import { PROVIDERS, type Provider } from './providers';

/** What an upstream is to be asked. */
export interface UpstreamRequest {
  readonly upstream: Upstream;
  readonly provider: Provider;
  readonly model: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether the reply comes as it is made; else as one JSON body. */
  readonly isStream: boolean;
  /** About how many tokens that is, with those that the reply may have. */
  readonly estimate: { readonly input: number; readonly all: number };
}

/** How long a reply is taken to be, in tokens, where nothing bounds it. */
const USUAL_REPLY = 1000;

/** @throws RelayError 400 where something is asked that is not allowed, or can't be read */
export function writeRequest(
  asked: Readonly<Record<string, unknown>>,
  upstreams: readonly Upstream[],
  limits: Required<RelayLimits>,
): UpstreamRequest {
  const { upstream, model } = pickModel(asked.model, upstreams);
  const provider = PROVIDERS[upstream.speaks ?? 'openai-chat'];
  const given = typeof asked.prompt === 'string' ? [{ role: 'user', content: asked.prompt }] : undefined;
  const own = provider.isOwn(asked);
  const messages = (own ? asked[provider.messagesField] : asked.messages) ?? given;
  checkMessages(messages, provider, limits);
  const isStream = asked.stream !== false;
  const shaped =
    own || !Array.isArray(messages)
      ? { ...pick(asked, [...provider.params, ...provider.maxFields]), [provider.messagesField]: messages }
      : toBody(provider, messages, asked);
  const tools = readTools(own ? asked.tools : shaped.tools, provider, limits);
  const body: Record<string, unknown> = { ...shaped, ...tools, model, stream: isStream };
  if (isStream && provider.path === '/chat/completions') body.stream_options = { include_usage: true };
  else delete body.stream_options;
  boundReply(body, provider, limits.maxTokens);
  const input = estimateTokens(JSON.stringify(messages));
  return {
    upstream,
    provider,
    model,
    body,
    isStream,
    estimate: { input, all: input + longestReply(body, provider) },
  };
}

function pickModel(asked: unknown, upstreams: readonly Upstream[]): { upstream: Upstream; model: string } {
  const [first] = upstreams;
  if (asked === undefined || asked === null || asked === '') {
    const model = first?.models[0];
    if (first && model !== undefined) return { upstream: first, model };
  }
  const upstream = upstreams.find(({ models }) => models.some((model) => model === asked));
  if (upstream && typeof asked === 'string') return { upstream, model: asked };
  throw new RelayError(
    400,
    'model_not_allowed',
    'The model that was asked for is none of those that this relay allows. Nothing was asked. Name another, or none.',
  );
}

function checkMessages(messages: unknown, { messagesField }: Provider, limits: Required<RelayLimits>): void {
  // Responses takes text, too.
  if (messagesField === 'input' && typeof messages === 'string' && messages) return;
  if (!Array.isArray(messages) || messages.length === 0) {
    const shape = '{"messages":[{"role":"user","content":"…"}]}';
    throw new RelayError(400, 'no_messages', `The body has no messages. Send ${shape}.`);
  }
  if (messages.length > limits.messages) {
    throw new RelayError(
      413,
      'too_many_messages',
      `There are ${messages.length} messages, and ${limits.messages} are allowed. Nothing was asked. Leave out the oldest.`,
    );
  }
}

function toBody(
  provider: Provider,
  messages: readonly unknown[],
  asked: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { maxTokens, tools } = asked;
  const params = pick(asked, [...provider.params, ...provider.maxFields]);
  const body = provider.createBody(readMessages(messages), {
    tools: Array.isArray(tools) ? tools.flatMap(toSpec) : [],
    ...(typeof maxTokens === 'number' && { maxTokens }),
    params,
  });
  return isRecord(body) ? body : {};
}

function toSpec(tool: unknown): ToolSpec[] {
  const { function: named } = isRecord(tool) ? tool : {};
  const { name, description, parameters } = isRecord(named) ? named : {};
  if (typeof name !== 'string' || !name) throw toolRefused();
  return [
    {
      name,
      ...(typeof description === 'string' && { description }),
      parameters: isRecord(parameters) ? parameters : {},
    },
  ];
}

function readTools(tools: unknown, provider: Provider, limits: Required<RelayLimits>): { tools?: unknown[] } {
  if (tools === undefined) return {};
  if (!Array.isArray(tools) || !tools.every((tool) => isRecord(tool) && provider.isFunction(tool))) {
    throw toolRefused();
  }
  if (tools.length <= limits.tools) return { tools };
  throw new RelayError(
    413,
    'too_many_tools',
    `There are ${tools.length} tools, and ${limits.tools} are allowed.`,
  );
}

function toolRefused(): RelayError {
  return new RelayError(
    400,
    'tool_not_allowed',
    'One of the tools is no function that the page runs itself. Nothing was asked. What a provider runs and bills is for the server to add.',
  );
}

function boundReply(body: Record<string, unknown>, { maxFields }: Provider, most: number): void {
  if (most === Infinity) return;
  const given = maxFields.filter((name) => typeof body[name] === 'number');
  for (const name of given.length > 0 ? given : maxFields.slice(0, 1)) {
    body[name] = Math.min(typeof body[name] === 'number' ? body[name] : most, most);
  }
}

function longestReply(body: Readonly<Record<string, unknown>>, { maxFields }: Provider): number {
  const given = maxFields.map((name) => body[name]).filter((value) => typeof value === 'number');
  return Math.min(...given, given.length > 0 ? Infinity : USUAL_REPLY);
}

function pick(from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
