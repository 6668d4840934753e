/** What the model may ask of this page: one tool that just runs, one that a person must agree to, one that they answer. */
import { z } from 'zod';

const weather = z.object({ city: z.string(), days: z.number() });
const booking = z.object({ boat: z.string(), hours: z.number() });
export const choice = z.object({ question: z.string(), days: z.array(z.string()) });

export const harbourTools = {
  get_weather: {
    description: 'The weather in a city, for the next days.',
    parameters: weather,
    async execute({ city, days }: z.infer<typeof weather>) {
      await pause(600);
      const forecast = ['sun', 'wind from the west', 'rain', 'fog', 'sun'].slice(0, days);
      return { city, forecast };
    },
  },
  book_boat: {
    description: 'Books a boat of the harbour, by the hour.',
    parameters: booking,
    approve: true,
    async execute({ boat, hours }: z.infer<typeof booking>) {
      await pause(900);
      return { booked: boat, hours, number: 17 };
    },
  },
  pick_day: {
    description: 'Lets the person choose one of several days.',
    parameters: choice,
  },
};

/** So long that one can see it run. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
