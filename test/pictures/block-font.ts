/**
 * A font in which every character is the same box, and a space is none: with it a text is laid out alike on every
 * machine, whatever fonts that has. Out: its bytes, as a TrueType font that Chromium takes.
 */

/** All sizes in thousandths of an em. */
const EM = 1000;
const ASCENT = 900;
const DESCENT = 250;
const ADVANCE = 540;
const BOX = { left: 60, right: 480, bottom: 0, top: 620 };
/** Glyphs: the one for what is not there, the box, and nothing. */
const [NOTHING_THERE, BOX_GLYPH, SPACE_GLYPH] = [0, 1, 2];
const GLYPHS = [NOTHING_THERE, BOX_GLYPH, SPACE_GLYPH];

/** Of characters that are seen, all are the box; of the rest, spaces and what only orders others, none is. */
const RANGES: readonly (readonly [from: number, to: number, glyph: number])[] = [
  [0x20, 0x20, SPACE_GLYPH],
  [0x21, 0x9f, BOX_GLYPH],
  [0xa0, 0xa0, SPACE_GLYPH],
  [0xa1, 0x1fff, BOX_GLYPH],
  [0x2000, 0x200f, SPACE_GLYPH],
  [0x2010, 0x2027, BOX_GLYPH],
  [0x2028, 0x202f, SPACE_GLYPH],
  [0x2030, 0x2065, BOX_GLYPH],
  [0x2066, 0x2069, SPACE_GLYPH],
  [0x206a, 0xfdff, BOX_GLYPH],
  [0xfe00, 0xfe0f, SPACE_GLYPH],
  [0xfe10, 0xfeff, BOX_GLYPH],
  [0xff00, 0x1ffff, BOX_GLYPH],
];

/** The font's bytes. */
export function createBlockFont(): Buffer {
  const tables: Record<string, Buffer> = {
    'OS/2': os2(),
    cmap: cmap(),
    glyf: glyf(),
    head: head(),
    hhea: u16(1, 0, ASCENT, -DESCENT, 0, ADVANCE, 0, 0, ADVANCE, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS.length),
    hmtx: u16(...GLYPHS.flatMap(() => [ADVANCE, 0])),
    loca: u16(...[0, 1, 2].map((index) => (glyphBytes().length * index) / 2), glyphBytes().length),
    maxp: u16(1, 0, GLYPHS.length, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    name: u16(0, 0, 6),
    post: Buffer.concat([u32(0x30000, 0), u16(-100, 50), u32(1, 0, 0, 0, 0)]),
  };
  return assemble(tables);
}

/** The box, clockwise. */
function glyphBytes(): Buffer {
  const { left, right, bottom, top } = BOX;
  const across = [left, 0, right - left, 0];
  const up = [bottom, top - bottom, 0, bottom - top];
  const header = u16(1, left, bottom, right, top, 3, 0);
  return Buffer.concat([header, Buffer.from([1, 1, 1, 1]), u16(...across), u16(...up), Buffer.alloc(2)]);
}

/** Those of what is not there, and of the box; the space has none. */
const glyf = () => Buffer.concat([glyphBytes(), glyphBytes()]);

function head(): Buffer {
  const { left, right, bottom, top } = BOX;
  const dates = Buffer.alloc(16);
  return Buffer.concat([
    u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
    u16(3, EM),
    dates,
    u16(left, bottom, right, top, 0, 8, 2, 0, 0),
  ]);
}

function os2(): Buffer {
  const panose = Buffer.alloc(10);
  return Buffer.concat([
    u16(4, ADVANCE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    panose,
    u32(0, 0, 0, 0),
    Buffer.from('dk  '),
    u16(0x40, 0x20, 0xffff, ASCENT, -DESCENT, 0, ASCENT, DESCENT),
    u32(1, 0),
    u16(500, 620, 0, 0x20, 1),
  ]);
}

/** Format 13: whole ranges of characters are one glyph. */
function cmap(): Buffer {
  const groups = u32(...RANGES.flat());
  return Buffer.concat([
    u16(0, 1, 3, 10),
    u32(12),
    u16(13, 0),
    u32(16 + groups.length, 0, RANGES.length),
    groups,
  ]);
}

function assemble(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).sort();
  const power = Math.floor(Math.log2(names.length));
  const search = 16 * 2 ** power;
  let offset = 12 + names.length * 16;
  const entries: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const name of names) {
    const table = tables[name] ?? Buffer.alloc(0);
    const body = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    entries.push(Buffer.from(name), u32(checksum(body), offset, table.length));
    bodies.push(body);
    offset += body.length;
  }
  const header = Buffer.concat([u32(0x10000), u16(names.length, search, power, names.length * 16 - search)]);
  return Buffer.concat([header, ...entries, ...bodies]);
}

function checksum(body: Buffer): number {
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0;
  return sum;
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
}
