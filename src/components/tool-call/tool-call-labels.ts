/** The strings of a call of a tool. */
import type { ToolState } from './tool-state';

export interface ToolCallLabels {
  /** Stands behind the name of a tool. One of the provider's own may have run when its reply was cut. */
  toolState(state: ToolState, isRemote: boolean): string;
  /** What the provider does with a tool of its own, or did; nothing where only the tool's name is known. */
  remoteTool(name: string, isDone: boolean): string | undefined;
  /** Stands behind a tool that gave a list. */
  toolResults(count: number): string;
  /** Heads what a tool gave. */
  toolResult: string;
  /** Heads what went wrong in it. */
  toolError: string;
  /** Stands behind arguments that never came to their end. */
  toolArgsCut: string;
  /** Let a call be made, or not. */
  approveTool: string;
  denyTool: string;
}

/** What providers' own tools do, by a piece of their names: under way, and done. */
const REMOTE_TOOLS: readonly (readonly [RegExp, string, string])[] = [
  [/web_?search|google_?search/i, 'Searching the web', 'Searched the web'],
  [/file_?search|retrieval/i, 'Searching files', 'Searched files'],
  [/fetch|url_?context/i, 'Reading a page', 'Read a page'],
  [/code|bash|shell/i, 'Running code', 'Ran code'],
  [/image/i, 'Drawing a picture', 'Drew a picture'],
];

const STATES: Readonly<Record<ToolState, string>> = {
  forming: 'Preparing',
  ready: 'Ready',
  'awaiting-approval': 'Waits for your approval',
  'awaiting-answer': 'Waits for your answer',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  denied: 'Not allowed',
  interrupted: 'Interrupted',
};

export const TOOL_CALL_ENGLISH: ToolCallLabels = {
  toolState: (state, isRemote) => STATES[state] + (state === 'interrupted' && !isRemote ? ', never run' : ''),
  remoteTool: (name, isDone) => REMOTE_TOOLS.find(([tool]) => tool.test(name))?.[isDone ? 2 : 1],
  toolResults: (count) => (count === 1 ? '1 result' : `${count || 'No'} results`),
  toolResult: 'Result',
  toolError: 'Error',
  toolArgsCut: 'Cut short here',
  approveTool: 'Approve',
  denyTool: 'Deny',
};
