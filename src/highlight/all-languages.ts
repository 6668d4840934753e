import type { LanguageLoaders } from './create-highlighter';

/** All languages that shiki knows. The table is fetched with a first block, and each language when it is met. */
export async function allLanguages(): Promise<LanguageLoaders> {
  const { bundledLanguages } = await import('shiki/langs');
  return bundledLanguages;
}
