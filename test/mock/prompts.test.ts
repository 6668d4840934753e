import { createMockServer } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { ask, readError } from './ask-mock';

const mock = createMockServer({ speed: Infinity });
const PATH = '/api/chat/stream?format=raw-text';
const variables = { name: 'Ada', language: 'Norwegian', time: 'evening' };

it('the registry lists each prompt with its versions and what they need', async () => {
  const list = await (await ask(mock, '/api/prompts', { method: 'GET' })).json();
  expect(list).toContainEqual({
    promptId: 'greeting',
    latest: '3',
    versions: [
      { version: '1', template: 'Greet {{name}}.', variables: ['name'] },
      { version: '2', template: 'Greet {{name}} in {{language}}.', variables: ['name', 'language'] },
      expect.objectContaining({ version: '3', variables: ['name', 'language', 'time'] }),
    ],
  });
});

describe('a request that names a prompt', () => {
  const send = (body: object, path = PATH) => ask(mock, path, { body });

  it('is answered by its latest version, and the answer says which that is', async () => {
    const response = await send({ promptId: 'greeting', variables });
    expect(response.headers.get('x-prompt-id')).toBe('greeting');
    expect(response.headers.get('x-prompt-version')).toBe('3');
    expect(await response.text()).toMatch(/^greeting, version 3: Greet Ada in Norwegian, .*: evening\.$/);
  });

  it.each([2, '2'])('is answered by the version it asks for: %j', async (version) => {
    const response = await send({ promptId: 'greeting', version, variables });
    expect(response.headers.get('x-prompt-version')).toBe('2');
    expect(await response.text()).toBe('greeting, version 2: Greet Ada in Norwegian.');
  });

  it('may name a scenario, which plays with the rendered prompt', async () => {
    const response = await send({ promptId: 'greeting', version: 1, variables }, `${PATH}&scenario=echo`);
    expect(await response.text()).toBe('Greet Ada.');
  });

  it('says its version as data of the app where the format can', async () => {
    const body = { promptId: 'summary', version: 1, variables: { text: 'It rained.' } };
    expect(await (await send(body, '/api/chat/stream?format=ai-sdk-ui')).text()).toContain(
      '"type":"data-prompt","data":{"promptId":"summary","version":"1"}',
    );
    expect(await (await send(body, '/api/chat/stream?format=ag-ui')).text()).toContain(
      '"type":"CUSTOM","name":"prompt","value":{"promptId":"summary","version":"1"}',
    );
  });

  it.each(['/api/complete', '/api/complete?scenario=rate-limit', '/api/jobs'])(
    'says its version in the headers of %s too',
    async (path) => {
      const response = await send({ promptId: 'greeting', variables, stream: false }, path);
      expect(response.headers.get('x-prompt-version')).toBe('3');
      expect(response.headers.get('access-control-expose-headers')).toContain('x-prompt-version');
    },
  );

  it.each([
    [{ promptId: 'none' }, 'unknown_prompt', /summary, greeting/],
    [{ promptId: 'greeting', version: 9 }, 'unknown_prompt_version', /1, 2, 3/],
    [{ promptId: 'greeting', version: 'constructor' }, 'unknown_prompt_version', /constructor/],
  ])('is a 404 where there is none such: %j', async (body, code, message) => {
    expect(await readError(await send(body))).toEqual({
      status: 404,
      code,
      message: expect.stringMatching(message),
    });
  });

  it('is a 422 that lists the variables it left out', async () => {
    const response = await send({ promptId: 'greeting', variables: { language: 'Norwegian' } });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      error: { code: 'missing_variables' },
      missing: ['name', 'time'],
    });
  });
});

it('prompts of one’s own stand beside the built-in ones, or in their place', async () => {
  const own = createMockServer({
    speed: Infinity,
    prompts: [{ id: 'greeting', versions: { spring: 'Hello {{name}}' } }],
  });
  const response = await ask(own, PATH, { body: { promptId: 'greeting', variables } });
  expect(await response.text()).toBe('greeting, version spring: Hello Ada');
  const list = await (await ask(own, '/api/prompts', { method: 'GET' })).json();
  expect(list.map(({ promptId }: { promptId: string }) => promptId)).toEqual(['summary', 'greeting']);
});
