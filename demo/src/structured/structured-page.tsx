/** A recipe as JSON: the fields as they form, the text that they are read from, and what the app is given in the end. */
import { useCompletion } from 'deltakit';
import { StructuredView } from 'deltakit/components';
import { z } from 'zod';
import { Button } from '../parts/button';
import { isBusy } from '../parts/is-busy';
import { Picker } from '../parts/picker';
import { ReplyMarkdown } from '../parts/reply-markdown';
import { Section } from '../parts/section';
import { useEscape } from '../parts/use-escape';
import { Page } from '../shell/page';
import { useChoices } from '../shell/router';

const SPEC = { answer: ['recipe', 'recipe-cut', 'recipe-invalid', 'recipe-stall'] } as const;

const ANSWERS: Readonly<Record<(typeof SPEC)['answer'][number], string>> = {
  recipe: 'is whole',
  'recipe-cut': 'is cut off',
  'recipe-invalid': 'does not fit the schema',
  'recipe-stall': 'falls silent',
};

const recipe = z.object({
  title: z.string(),
  minutes: z.number(),
  vegan: z.boolean(),
  ingredients: z.array(z.object({ name: z.string(), amount: z.string() })),
  steps: z.array(z.string()),
});

const FIELDS = {
  title: { title: 'Title' },
  minutes: { title: 'Minutes' },
  vegan: { title: 'Vegan' },
  ingredients: { title: 'Ingredients' },
  steps: { title: 'Steps' },
};

const TIMEOUTS = { idle: 8000, stall: 8000 };

export default function StructuredPage() {
  const [{ answer }, choose] = useChoices(SPEC);
  const completion = useCompletion({
    url: `/api/tour/complete?scenario=${answer}`,
    schema: recipe,
    timeouts: TIMEOUTS,
  });
  const { status, display, final, error, reason, stop } = completion;
  const isOn = isBusy(status);
  useEscape(isOn, stop);

  return (
    <Page
      title="Structured output"
      isMock
      intro="A schema in, a value out. The fields are there as they form; it is valid, or it has failed: there is no third thing that looks like a value."
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {isOn ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <Button look="strong" onClick={() => void completion.complete('Pasta in the mountains, as JSON.')}>
            Ask for a recipe
          </Button>
        )}
        <Picker
          label="The answer"
          isLabelled
          value={answer}
          onChange={(answer) => choose({ answer })}
          options={ANSWERS}
        />
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 rounded-2xl border border-border bg-card p-4 sm:p-5">
          <StructuredView
            value={display.value}
            status={status}
            error={error}
            reason={reason}
            fields={FIELDS}
            onRetry={() => void completion.retry()}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="The text that came">
            {display.text ? (
              <ReplyMarkdown text={`\`\`\`json\n${display.text}\n\`\`\``} isWhole={!isOn} />
            ) : (
              <p className="text-sm text-muted-foreground">Nothing yet.</p>
            )}
          </Section>
          <Section title="final.value">
            <p data-final={final ? 'valid' : 'none'} className="text-sm text-pretty text-muted-foreground">
              {final
                ? `Valid: ${final.value.title}, ${final.value.minutes} minutes, ${final.value.steps.length} steps.`
                : 'Not there: it exists once all of it has come and fits the schema.'}
            </p>
          </Section>
        </div>
      </div>
    </Page>
  );
}
