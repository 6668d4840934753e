/** What is there before the first message: what to expect, and what to say with one press. */

const IDEAS = [
  { says: 'A tool that just runs', prompt: 'How is the weather?' },
  { says: 'A tool that you must agree to', prompt: 'I would like a boat.' },
  { says: 'A tool that you answer', prompt: 'Which day is good?' },
  { says: 'No tool at all', prompt: 'Tell me of the tides.' },
];

export function ChatWelcome({ onTry }: { onTry(prompt: string): void }) {
  return (
    <section className="flex flex-col gap-6 pt-[8vh]">
      <div className="flex flex-col gap-2">
        <h2 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">
          Talk with a harbour.
        </h2>
        <p className="max-w-prose text-pretty text-muted-foreground">
          Stop an answer, ask for another one, say something otherwise: nothing is lost, and each version
          stays a branch. Reload in the middle of an answer, or open a second tab.
        </p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2">
        {IDEAS.map(({ says, prompt }) => (
          <li key={prompt}>
            <button
              type="button"
              onClick={() => onTry(prompt)}
              className="flex w-full cursor-pointer flex-col gap-0.5 rounded-2xl border border-border bg-card px-4 py-3 text-start transition-colors hover:border-input hover:bg-muted motion-reduce:transition-none"
            >
              <span className="font-medium">{prompt}</span>
              <span className="text-sm text-muted-foreground">{says}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
