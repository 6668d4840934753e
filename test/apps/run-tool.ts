/** In: a tool of the apps' own node_modules, and its arguments. Out: what it printed, once it ended; or it itself, if it serves. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A folder of the scratch. */
export const appFolder = (app: string): string => join(inject('appsFolder'), app);

/** The tools' scripts, below node_modules. */
export const VITE = 'vite/bin/vite.js';
export const NEXT = 'next/dist/bin/next';
export const SHADCN = 'shadcn/dist/index.js';
export const TSC = 'typescript/bin/tsc';

/** Starts a tool in the folder of an app. */
export function startTool(
  tool: string,
  args: string[],
  app: string,
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, [join(inject('appsFolder'), 'node_modules', tool), ...args], {
    cwd: appFolder(app),
    // Vitest's own NODE_ENV is `test`, which no app is built with.
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a tool to its end. @throws Error with all that it printed, where it ended badly */
export async function runTool(
  tool: string,
  args: string[],
  app: string,
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const began = Date.now();
  const child = startTool(tool, args, app, env);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${tool} ${args.join(' ')} in ${app} ended with code ${code}:\n${printed}`);
  console.info(`${app}: ${tool} ${args[0] ?? ''}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return printed;
}
