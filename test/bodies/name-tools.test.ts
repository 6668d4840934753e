/** The names under which tools are sent. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findToolName, nameTools } from '../../src/bodies/name-tools';
import { openaiChatBody } from '../../src/bodies/openai-chat-body';
import { call, message, result } from './message';

const names = fc.uniqueArray(
  fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom('a.b', 'a_b', 'a_b_2', 'a b')),
);

it('are valid everywhere, each another, and lead back to the tool', () => {
  fc.assert(
    fc.property(names, (list) => {
      const sent = [...nameTools(list).values()];
      expect(new Set(sent).size).toBe(list.length);
      for (const name of sent) expect(name).toMatch(/^[A-Za-z_][\w-]{0,63}$/);
      for (const [name, as] of nameTools(list)) expect(findToolName(as, list)).toBe(name);
    }),
  );
});

it('stay as they are where they are valid', () => {
  fc.assert(
    fc.property(names, (list) => {
      for (const [name, as] of nameTools(list))
        if (/^[A-Za-z_][\w-]{0,63}$/.test(name)) expect(as).toBe(name);
    }),
  );
});

it('are unknown where the model made one up', () => {
  expect(findToolName('constructor', ['weather'])).toBeUndefined();
});

it('are the same in a call, also after a chat gave it the tool’s own name', () => {
  const tools = ['weather.now', 'weather_now'].map((name) => ({ name, parameters: {} }));
  const thread = [
    message('user', 'Weather?'),
    message('assistant', [call('c1', { name: 'weather.now' }), result('c1')]),
  ];
  const { messages, tools: sent } = openaiChatBody(thread, { tools });
  expect(sent?.map((tool) => tool.function.name)).toEqual(['weather_now_2', 'weather_now']);
  expect(messages[1]).toMatchObject({ tool_calls: [{ function: { name: 'weather_now_2' } }] });
});

it('of calls have ids of at most 40 characters that tell them apart', () => {
  const id = 'fc_'.padEnd(53, '0');
  const thread = [
    message('user', 'Weather?'),
    message('assistant', [call(`${id}1`), call(`${id}2`), result(`${id}1`), result(`${id}2`)]),
  ];
  const ids = openaiChatBody(thread, { tools: [] }).messages.flatMap((one) =>
    one.role === 'tool' ? [one.tool_call_id] : [],
  );
  expect(ids).toEqual([id.slice(0, 40), `${id.slice(0, 38)}_2`]);
});
