/** The strings of a diagram. */

export interface DiagramLabels {
  /** Names a picture that was drawn from code, and the button that shows the code instead. */
  diagram: string;
  diagramSource: string;
}

export const DIAGRAM_ENGLISH: DiagramLabels = {
  diagram: 'Diagram',
  diagramSource: 'Show the source',
};
