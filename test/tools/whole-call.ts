import type { ToolCall } from '../../src/machine/reply';

/** A call that the provider completed. */
export function wholeCall(name: string, args: unknown = {}, facts: Partial<ToolCall> = {}): ToolCall {
  return { id: 'call-1', name, argsText: JSON.stringify(args), args, status: 'ready', ...facts };
}
