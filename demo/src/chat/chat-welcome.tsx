/** What is there before the first message: what to expect, and what to say with one press. */
import { Welcome } from 'deltakit/components';
import { Ideas } from '../parts/ideas';

const IDEAS = [
  { title: 'How is the weather?', says: 'A tool that just runs' },
  { title: 'I would like a boat.', says: 'A tool that you must agree to' },
  { title: 'Which day is good?', says: 'A tool that you answer' },
  { title: 'Tell me of the tides.', says: 'No tool at all' },
] as const;

export function ChatWelcome({ onTry }: { onTry(prompt: string): void }) {
  return (
    <Welcome
      heading="Talk with a harbour."
      text="Stop an answer, ask for another one, say something otherwise: nothing is lost, and each version stays a branch. Attach a file, reload in the middle of an answer, or open a second tab."
    >
      <div className="mt-4">
        <Ideas ideas={IDEAS} onTry={(index) => onTry(IDEAS[index]?.title ?? '')} />
      </div>
    </Welcome>
  );
}
