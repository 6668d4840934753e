/** The strings of a call of a tool. */
import type { ToolCall } from '../../machine/reply';

/** How a call stands. One that the provider runs itself may be `running`; `done` and `failed` have a result. */
export type ToolState = ToolCall['status'] | 'running' | 'done' | 'failed';

export interface ToolCallLabels {
  /** Stands behind the name of a tool. */
  toolCall(state: ToolState): string;
  /** What the provider does with a tool of its own, or did; nothing where only the tool's name is known. */
  remoteTool(name: string, isDone: boolean): string | undefined;
  /** Stands behind a tool that gave a list. */
  toolResults(count: number): string;
  /** Heads what a tool gave. */
  toolResult: string;
}

/** What providers' own tools do, by a piece of their names: under way, and done. */
const REMOTE_TOOLS: readonly (readonly [RegExp, string, string])[] = [
  [/web_?search|google_?search/i, 'Searching the web', 'Searched the web'],
  [/file_?search|retrieval/i, 'Searching files', 'Searched files'],
  [/fetch|url_?context/i, 'Reading a page', 'Read a page'],
  [/code|bash|shell/i, 'Running code', 'Ran code'],
  [/image/i, 'Drawing a picture', 'Drew a picture'],
];

export const TOOL_CALL_ENGLISH: ToolCallLabels = {
  toolCall: (state) => state,
  remoteTool: (name, isDone) => REMOTE_TOOLS.find(([tool]) => tool.test(name))?.[isDone ? 2 : 1],
  toolResults: (count) => (count === 1 ? '1 result' : `${count || 'no'} results`),
  toolResult: 'Result',
};
