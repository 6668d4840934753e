/** What is there before the first question: what to expect, and a few things to try with one press. */
import { Welcome } from 'deltakit/components';
import { Ideas } from '../parts/ideas';
import type { Choices } from './choices';

interface InspectorWelcomeProps {
  isMock: boolean;
  onTry(choice: Partial<Choices>, prompt: string): void;
}

const MOCK_IDEAS = [
  {
    scenario: 'long-markdown',
    title: 'A long answer',
    says: 'Streams to its end. Stop it with Esc.',
    prompt: 'How does a reply stream?',
  },
  {
    scenario: 'cut',
    title: 'Cut off',
    says: 'Ends in the middle of a word.',
    prompt: 'What moves the tide?',
  },
  {
    scenario: 'rate-limit',
    title: 'Too many requests',
    says: 'The server asks for three seconds.',
    prompt: 'One more question, quickly.',
  },
  {
    scenario: 'burst-8000',
    title: 'Eight thousand at once',
    says: 'Every token in one burst.',
    prompt: 'Everything you know, please.',
  },
] as const;

const RELAY_IDEAS = [
  {
    title: 'A long answer',
    says: 'Long enough to stop with Esc.',
    prompt: 'Explain how a river delta forms, in detail.',
  },
  {
    title: 'A list',
    says: 'Ten short lines.',
    prompt: 'List ten rivers that have a delta, with one fact each.',
  },
] as const;

export function InspectorWelcome({ isMock, onTry }: InspectorWelcomeProps) {
  const ideas = isMock ? MOCK_IDEAS : RELAY_IDEAS;
  return (
    <Welcome
      heading={isMock ? 'Ask something, or break something.' : 'Ask something.'}
      text={
        isMock
          ? 'A mock server plays every way a reply can go. Choose one, watch its state, stop it, try again.'
          : 'Your questions go to the server behind the relay. Watch the state of the reply, stop it, try again.'
      }
    >
      <div className="mt-4">
        <Ideas
          ideas={ideas}
          onTry={(index) => {
            const idea = ideas[index];
            if (!idea) return;
            onTry('scenario' in idea ? { scenario: idea.scenario } : {}, idea.prompt);
          }}
        />
      </div>
    </Welcome>
  );
}
