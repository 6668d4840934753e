/**
 * In: mermaid, and the source of a diagram. Out: a picture as a data URL, and its size. As a picture no script in it
 * runs, no link in it is followed, and it loads nothing. What is lost: its text can't be selected or found, its links
 * do nothing, and it has the system's fonts.
 */
import { reachesOut } from './reaches-out';

/** The part of mermaid that is used. */
export interface Mermaid {
  initialize(config: MermaidConfig): void;
  render(id: string, source: string): Promise<{ readonly svg: string }>;
}

interface MermaidConfig {
  startOnLoad: boolean;
  securityLevel: 'strict';
  suppressErrorRendering: boolean;
  maxTextSize: number;
  maxEdges: number;
  htmlLabels: boolean;
  flowchart: { htmlLabels: boolean };
  theme: 'base';
  look: 'classic';
  darkMode: boolean;
  fontFamily: string;
  themeVariables: Record<string, string | boolean>;
  secure: string[];
}

export interface Picture {
  url: string;
  width: number;
  height: number;
}

/** Drawing takes time that can't be cut up; so a longer source stays code. In characters. */
const MAX_LENGTH = 20_000;
const MAX_EDGES = 300;
/** Fonts of the page are not known inside of a picture: what is measured has to be what is drawn. */
const FONT = 'system-ui, sans-serif';

let count = 0;
/** One is drawn after the other: its settings are mermaid's own, and so those of all. */
let turn: Promise<unknown> = Promise.resolve();

/** Draws a diagram. Rejects where it can't be drawn, or may not be. */
export function drawDiagram(mermaid: Mermaid, source: string, isDark: boolean): Promise<Picture> {
  const drawn = turn.then(() => draw(mermaid, source, isDark));
  turn = drawn.catch(() => undefined);
  return drawn;
}

async function draw(mermaid: Mermaid, source: string, isDark: boolean): Promise<Picture> {
  if (source.length > MAX_LENGTH || reachesOut(source)) throw new Error('This diagram is not drawn');
  count += 1;
  const id = `dk-diagram-${count}`;
  mermaid.initialize(createConfig(isDark));
  try {
    const { svg } = await mermaid.render(id, source);
    return toPicture(svg);
  } finally {
    // What it measured in, which it leaves behind when it fails.
    document.getElementById(`d${id}`)?.remove();
    document.getElementById(id)?.remove();
  }
}

function toPicture(svg: string): Picture {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const [, , width = 0, height = 0] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  if (root.localName !== 'svg' || !(width > 0 && height > 0)) throw new Error('This diagram has no size');
  root.setAttribute('width', `${width}`);
  root.setAttribute('height', `${height}`);
  const text = new XMLSerializer().serializeToString(root);
  return { url: `data:image/svg+xml,${encodeURIComponent(text)}`, width, height };
}

function createConfig(isDark: boolean): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    maxTextSize: MAX_LENGTH,
    maxEdges: MAX_EDGES,
    // HTML inside of a picture is not drawn everywhere.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    theme: 'base',
    look: 'classic',
    darkMode: isDark,
    fontFamily: FONT,
    themeVariables: { darkMode: isDark, fontFamily: FONT, fontSize: '15px', ...(isDark ? NIGHT : DAY) },
    // The source may not change these.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'suppressErrorRendering',
      'maxTextSize',
      'maxEdges',
      'htmlLabels',
      'theme',
      'look',
      'themeCSS',
      'themeVariables',
      'darkMode',
      'fontFamily',
      'altFontFamily',
      'dompurifyConfig',
    ],
  };
}

/** The kit's own colours, which mermaid derives its others from; it does not know `oklch()`. */
const DAY = {
  background: '#ffffff',
  primaryColor: '#e6f2f2',
  primaryTextColor: '#1b2327',
  primaryBorderColor: '#5b8f93',
  secondaryColor: '#f3efe4',
  tertiaryColor: '#f2f6f6',
  lineColor: '#526468',
  textColor: '#1b2327',
  noteBkgColor: '#fbf4dc',
  noteTextColor: '#1b2327',
  noteBorderColor: '#c9b878',
  edgeLabelBackground: '#ffffff',
};
const NIGHT = {
  background: '#1b2124',
  primaryColor: '#20383b',
  primaryTextColor: '#e6ecec',
  primaryBorderColor: '#5fa3a6',
  secondaryColor: '#3a3424',
  tertiaryColor: '#263033',
  lineColor: '#9fb2b5',
  textColor: '#e6ecec',
  noteBkgColor: '#3a3424',
  noteTextColor: '#f1ead6',
  noteBorderColor: '#8a7c4c',
  edgeLabelBackground: '#1b2124',
};
