/** The bodies are what the official clients take: the compiler says so, so there is little to run. */
import type Anthropic from '@anthropic-ai/sdk';
import type { Content, FunctionDeclaration, GenerateContentConfig, GenerationConfig } from '@google/genai';
import type OpenAI from 'openai';
import { expect, it } from 'vitest';
import { anthropicMessagesBody } from '../../src/bodies/anthropic-messages-body';
import type { BodyContext, CreateChatBody } from '../../src/bodies/body-context';
import { geminiBody } from '../../src/bodies/gemini-body';
import { openaiChatBody } from '../../src/bodies/openai-chat-body';
import { openaiResponsesBody } from '../../src/bodies/openai-responses-body';
import { plainBody } from '../../src/bodies/plain-body';
import { message } from './message';

const model = 'a-model';
const context: BodyContext = { model, tools: [] };
const thread = [message('user', 'Hello')];

it('has bodies that the client of OpenAI takes', () => {
  const chat = {
    ...openaiChatBody(thread, context),
    model,
  } satisfies OpenAI.ChatCompletionCreateParamsStreaming;
  const responses = {
    ...openaiResponsesBody(thread, context),
    model,
  } satisfies OpenAI.Responses.ResponseCreateParamsStreaming;
  expect([chat.model, responses.model]).toEqual([model, model]);
});

it('has a body that the client of Anthropic takes', () => {
  const body = {
    ...anthropicMessagesBody(thread, context),
    model,
  } satisfies Anthropic.MessageCreateParamsStreaming;
  expect(body.model).toBe(model);
});

it('has a body whose parts the client of Google takes', () => {
  const { contents, systemInstruction, tools, generationConfig } = geminiBody(thread, context);
  contents satisfies Content[];
  systemInstruction satisfies GenerateContentConfig['systemInstruction'];
  tools satisfies { functionDeclarations: FunctionDeclaration[] }[] | undefined;
  generationConfig satisfies GenerationConfig | undefined;
  expect(contents).toHaveLength(1);
});

it('has presets of one type', () => {
  const presets: CreateChatBody[] = [
    plainBody,
    openaiChatBody,
    openaiResponsesBody,
    anthropicMessagesBody,
    geminiBody,
  ];
  expect(presets.map((preset) => typeof preset(thread, context))).toEqual(Array(5).fill('object'));
});
