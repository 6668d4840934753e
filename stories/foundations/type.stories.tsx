/** The two sizes of the kit in four scripts, and what its type is made of. */
import type { Meta, StoryObj } from '@storybook/react-vite';
import { Message } from 'deltakit/components';
import { Markdown } from 'deltakit/markdown';
import { makeReply } from '../components/make-reply';
import { useTokens } from './use-tokens';
import './foundations.css';

const SCRIPTS = [
  ['en', 'ltr', 'A reply that was cut off says so, and keeps its text.'],
  ['de', 'ltr', 'Eine abgebrochene Antwort sagt, dass sie es ist, und behält ihren Text.'],
  ['ar', 'rtl', 'الرد الذي انقطع يقول ذلك، ويحتفظ بنصه.'],
  ['ja', 'ltr', '途中で切れた返答は、そのことを伝え、届いた文章を残します。'],
] as const;

const SAMPLE = `## What is read

Text is set at the measure: no line is longer than one reads without losing its place. **Strong**, *emphasis*, [a link](https://example.com) and \`code\` keep the line.

1. A list stands on its own edge
2. and its numbers do too

\`\`\`ts
const reply = await stream.start('Why is the sky blue?');
\`\`\``;

const TOKENS = [
  ['type-size', 'What is read and written'],
  ['type-leading', 'Its line height'],
  ['font', 'The family; the app’s own where it is not set'],
  ['mono', 'Code'],
  ['measure', 'The longest line'],
] as const;

function TypeSpecimen() {
  const token = useTokens();
  return (
    <main className="foundations">
      <h1>Type</h1>
      <p>
        One size to read, and one for notes at seven eighths of it. The family is the app’s own, unless a
        theme says one.
      </p>
      <h2>Four scripts</h2>
      {SCRIPTS.map(([lang, dir, text]) => (
        <div key={lang} lang={lang} dir={dir} className="specimen">
          <p className="type-body">{text}</p>
          <p className="type-note">{text}</p>
        </div>
      ))}
      <h2>In a reply</h2>
      <Message role="assistant" status="completed" reply={makeReply(SAMPLE)} markdown={Markdown} />
      <h2>Tokens</h2>
      <dl className="facts">
        {TOKENS.map(([name, use]) => (
          <div key={name}>
            <dt>
              <code>--dk-{name}</code>
            </dt>
            <dd>
              {use}: {token(name) || 'not set'}
            </dd>
          </div>
        ))}
      </dl>
    </main>
  );
}

const meta = {
  title: 'Foundations/Type',
  component: TypeSpecimen,
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof TypeSpecimen>;

export default meta;

export const Type: StoryObj<typeof meta> = {};
