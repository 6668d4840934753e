/** The strings of a prompt's version. */

export interface PromptVersionLabels {
  /** Stands before the version. */
  promptVersion(version: string): string;
  /** Stands behind a version that is not the latest. */
  promptOlder: string;
  /** The whole of it in words, for who points at it; the name of the prompt, and the latest version, are not always known. */
  promptTitle(version: string, promptId: string | undefined, latest: string | undefined): string;
}

export const PROMPT_VERSION_ENGLISH: PromptVersionLabels = {
  promptVersion: (version) => (/^\d/.test(version) ? `v${version}` : version),
  promptOlder: 'older version',
  promptTitle: (version, promptId, latest) =>
    `Answered with version ${version} of the prompt${promptId ? ` “${promptId}”` : ''}` +
    `${latest && latest !== version ? `; the latest is ${latest}` : ''}`,
};
