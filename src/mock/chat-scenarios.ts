/** The scenarios of a conversation, as data: what is answered depends on what was said, and on what the tools gave. */
import { formatsCarrying } from './encode/create-encoder';
import { readThread, type SaidMessage, toolResultsOf } from './read-thread';
import { type Scenario, type ScenarioRequest, type Step, text } from './scenario';

/** What the model may want to be done, when it is offered and the person speaks of it. */
const WISHES: readonly { of: RegExp; name: string; args: object; says: string }[] = [
  {
    of: /weather|wind/i,
    name: 'get_weather',
    args: { city: 'Reykjavík', days: 3 },
    says: 'I will look that up.',
  },
  {
    of: /boat|book/i,
    name: 'book_boat',
    args: { boat: 'Sandpiper', hours: 2 },
    says: 'The Sandpiper is free on Saturday. I will book it.',
  },
  {
    of: /\bday\b|when/i,
    name: 'pick_day',
    args: { question: 'Which day suits you?', days: ['Friday', 'Saturday', 'Sunday'] },
    says: 'The water is high at noon on all three days.',
  },
];

const SMALL_TALK =
  'I can help with the harbour: the **weather**, a **boat**, or the **day** that suits you.\n\n' +
  'High water comes twice a day, some fifty minutes later each time, as the moon has moved on by then.';

const TIDES = {
  harbour: 'Brest',
  day: '2026-03-20',
  tides: [
    { time: '04:12', kind: 'high', metres: 7.1 },
    { time: '10:26', kind: 'low', metres: 1.2 },
    { time: '16:33', kind: 'high', metres: 7.3 },
    { time: '22:48', kind: 'low', metres: 1 },
  ],
};

export const CHAT_SCENARIOS = {
  conversation: {
    title: 'Conversation with tools',
    description:
      'Asks for get_weather, book_boat or pick_day, where they are offered and spoken of, and says what they gave. Completes.',
    formats: formatsCarrying('tool-call-delta'),
    steps: converse,
  },
  'echo-thread': {
    title: 'Echo of the thread',
    description: 'Says how many messages came, and each of them on a line of its own. Completes.',
    steps: ({ body }) => {
      const messages = readThread(body);
      const lines = messages.map(({ role, said }) => `${role}: ${said}`);
      return [
        { wait: 150 },
        { text: [`${messages.length} messages`, ...lines].join('\n') },
        { finish: 'stop' },
      ];
    },
  },
  'json-object': {
    title: 'JSON',
    description: 'An object of four tides, as JSON in the text. Completes.',
    steps: [{ wait: 250 }, text(JSON.stringify(TIDES, null, 1)), { finish: 'stop' }],
  },
} satisfies Record<string, Scenario>;

function converse({ prompt, body, random }: ScenarioRequest): Step[] {
  const messages = readThread(body);
  const results = toolResultsOf(messages);
  const wish = WISHES.find(({ of, name }) => of.test(prompt) && isOffered(name, body));
  if (results.length > 0) return [{ wait: 150 }, text(answerTo(results)), { finish: 'stop' }];
  if (!wish) return [{ wait: 250 }, text(SMALL_TALK), { finish: 'stop' }];
  const { name, args, says } = wish;
  const id = `call_${random().toString(36).slice(2, 10)}`;
  return [{ wait: 250 }, text(says), { toolCall: { id, name, args }, every: 40 }, { finish: 'tool-calls' }];
}

/** Each provider says otherwise what a tool is, but none without its name. */
function isOffered(name: string, { tools }: ScenarioRequest['body']): boolean {
  return JSON.stringify(tools ?? []).includes(`"${name}"`);
}

function answerTo(results: readonly SaidMessage[]): string {
  const given = results.map(({ said }) => `\`${said}\``).join(' and ');
  return `I was told ${given}. So that is settled.`;
}
