/**
 * Two pictures in, whether a person would see a difference out. It runs in a page, which reads and writes PNG by itself.
 * Of each square of 8 × 8 pixels the mean colour counts: how an edge is smoothed is lost in it, a border is not.
 */

export interface Compared {
  /** The new picture, a pixel a square, as base64. */
  small: string;
  /** Where it differs from the reference: nothing where none was given. */
  squares: number;
  /** In pixels of the page: what is around all that differs. */
  box?: { x: number; y: number; width: number; height: number };
  /** The new picture with what differs in red. */
  marked?: string;
  sizes?: string;
}

/** @param given a screenshot, and the reference that it is held to; both base64. Everything it needs is in it. */
export async function comparePictures(given: {
  shot: string;
  reference?: string | undefined;
}): Promise<Compared> {
  const SQUARE = 8;
  /** Of 255, and even: more is no smoothing of another Chromium; a border of the palest theme is 4. */
  const SEEN = 2;

  const load = async (base64: string) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    return image;
  };
  const createCanvas = (width: number, height: number) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('The page has no canvas.');
    return { canvas, context };
  };
  const read = (image: HTMLImageElement) => {
    const { context } = createCanvas(image.width, image.height);
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const shrink = ({ data, width, height }: ImageData) => {
    const small = new ImageData(Math.floor(width / SQUARE), Math.floor(height / SQUARE));
    const sums = new Float64Array(small.width * 4);
    for (let y = 0; y < small.height; y++) {
      sums.fill(0);
      for (let row = y * SQUARE; row < (y + 1) * SQUARE; row++) {
        for (let x = 0, at = row * width * 4; x < small.width * SQUARE; x++, at += 4) {
          const to = Math.floor(x / SQUARE) * 4;
          for (let part = 0; part < 3; part++)
            sums[to + part] = (sums[to + part] ?? 0) + (data[at + part] ?? 0);
        }
      }
      // Even values are a smaller file.
      const mean = (sum: number, at: number) => (at % 4 === 3 ? 255 : Math.round(sum / SQUARE ** 2 / 2) * 2);
      small.data.set(sums.map(mean), y * small.width * 4);
    }
    return small;
  };
  const write = (image: ImageData) => {
    const { canvas, context } = createCanvas(image.width, image.height);
    context.putImageData(image, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  };

  const picture = shrink(read(await load(given.shot)));
  const small = write(picture);
  if (given.reference === undefined) return { small, squares: 0 };
  const reference = read(await load(given.reference));
  if (reference.width !== picture.width || reference.height !== picture.height) {
    const size = ({ width, height }: ImageData) => `${width * SQUARE} × ${height * SQUARE}`;
    return { small, squares: 0, sizes: `it is ${size(picture)}, and was ${size(reference)}` };
  }
  let squares = 0;
  const [xs, ys]: [number[], number[]] = [[], []];
  const marked = new ImageData(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  for (let at = 0; at < picture.data.length; at += 4) {
    const far = [0, 1, 2].some(
      (part) => Math.abs((picture.data[at + part] ?? 0) - (reference.data[at + part] ?? 0)) > SEEN,
    );
    if (!far) continue;
    squares++;
    xs.push((at / 4) % picture.width);
    ys.push(Math.floor(at / 4 / picture.width));
    marked.data.set([255, 0, 0, 255], at);
  }
  if (squares === 0) return { small, squares };
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const box = {
    x: left * SQUARE,
    y: top * SQUARE,
    width: (Math.max(...xs) - left + 1) * SQUARE,
    height: (Math.max(...ys) - top + 1) * SQUARE,
  };
  return { small, squares, box, marked: write(marked) };
}
