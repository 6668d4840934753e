/** What an app's server adds to a reply is shown as the app likes it: here by its name and as it came. */
import type { RenderPart } from 'deltakit/components';

export const renderData: RenderPart = (part) =>
  part.type !== 'data' ? undefined : (
    <p className="flex w-fit max-w-full flex-wrap gap-x-2 rounded-xl bg-muted px-3 py-1.5 text-sm">
      <span className="font-medium">{part.data.name}</span>
      <code className="wrap-anywhere text-muted-foreground">{JSON.stringify(part.data.value)}</code>
    </p>
  );
