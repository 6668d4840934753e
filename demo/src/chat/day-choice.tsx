/** What the model asks of the person: one of several days. */
import type { ToolCall } from 'deltakit';
import { choice } from './harbour-tools';

interface DayChoiceProps {
  call: ToolCall;
  onChoose(day: string): void;
}

export function DayChoice({ call, onChoose }: DayChoiceProps) {
  const asked = choice.safeParse(call.args);
  if (!asked.success) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="font-medium text-foreground">{asked.data.question}</p>
      <div className="flex flex-wrap gap-1.5">
        {asked.data.days.map((day) => (
          <button
            key={day}
            type="button"
            onClick={() => onChoose(day)}
            className="h-8 cursor-pointer rounded-full bg-muted px-3.5 text-sm font-medium text-foreground hover:bg-border pointer-coarse:h-11"
          >
            {day}
          </button>
        ))}
      </div>
    </div>
  );
}
