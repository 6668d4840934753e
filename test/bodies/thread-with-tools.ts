/** A thread as chats make them: an answer in two steps, an answer that was stopped, a question. */
import type { BodyContext } from '../../src/bodies/body-context';
import type { ChatMessage } from '../../src/chat/chat-message';
import { call, message, result, text } from './message';

export const threadWithTools: readonly ChatMessage[] = [
  message('user', 'Weather in Oslo and Rome?'),
  message('assistant', [
    { type: 'reasoning', text: 'Two calls.' },
    text('I look it up.'),
    call('c1'),
    call('c2', { args: { city: 'Rome' } }),
    result('c2', { sky: 'rain' }),
    result('c1', 'The service is down.', { isError: true }),
    text('Rome has rain.'),
  ]),
  message('user', 'And Bern?'),
  message('assistant', [text('Bern is'), call('c3', { status: 'interrupted', state: 'interrupted' })], {
    status: 'cancelled',
    reason: 'user',
  }),
  message('user', 'Go on.'),
];

export const contextWithTools: BodyContext = {
  model: 'a-model',
  system: 'Be brief.',
  maxTokens: 500,
  tools: [
    {
      name: 'weather',
      description: 'Says the weather.',
      parameters: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties: {} },
    },
  ],
};
