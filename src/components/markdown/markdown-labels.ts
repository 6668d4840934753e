/** The strings of markdown, in a table of their own: who uses nothing else of the kit loads no others. */

/** Those of {@link Labels} that markdown shows. */
export interface MarkdownLabels {
  /** On a picture that waits to be asked for, as its address may carry off what was said. */
  loadImage(host: string): string;
  /** Names the box of a task. */
  task(isDone: boolean): string;
  /** Names the footnotes below a text. */
  notes: string;
  /** The way back from a footnote to where it is referred to. */
  noteBack(number: number): string;
}

export const MARKDOWN_ENGLISH: MarkdownLabels = {
  loadImage: (host) => `Load picture from ${host}`,
  task: (isDone) => (isDone ? 'Done' : 'Open'),
  notes: 'Footnotes',
  noteBack: (number) => `Back to reference ${number}`,
};
