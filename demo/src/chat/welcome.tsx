/** What is there before the first question: what to expect, and a few things to try with one press. */
import type { Choices } from '../choices';

interface WelcomeProps {
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

export function Welcome({ isMock, onTry }: WelcomeProps) {
  return (
    <section className="flex flex-col gap-6 pt-[8vh]">
      <div className="flex flex-col gap-2">
        <h2 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">
          {isMock ? 'Ask something, or break something.' : 'Ask something.'}
        </h2>
        <p className="max-w-prose text-muted-foreground text-pretty">
          {isMock
            ? 'A mock server plays every way a reply can go. Choose one, watch its state, stop it, try again.'
            : 'Your questions go to the server behind the relay. Watch the state of the reply, stop it, try again.'}
        </p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2">
        {(isMock ? MOCK_IDEAS : RELAY_IDEAS).map(({ title, says, prompt, ...choice }) => (
          <li key={title}>
            <button
              type="button"
              onClick={() => onTry(choice, prompt)}
              className="flex w-full cursor-pointer flex-col gap-0.5 rounded-2xl border border-border bg-card px-4 py-3 text-start transition-colors hover:border-input hover:bg-muted motion-reduce:transition-none"
            >
              <span className="font-medium">{title}</span>
              <span className="text-sm text-muted-foreground">{says}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
