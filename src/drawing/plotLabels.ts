/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PlacedLabel {
  /** Where the text begins, and the line it stands on. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Pixels of a text in a font of this size, a little more than it takes: no letter is measured here. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const sign of text) width += /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/.test(sign) ? 1 : /[.,;:'|()[\]il ]/.test(sign) ? 0.36 : /[MWmw≈√∞]/.test(sign) ? 0.86 : 0.6;
  return width * fontSize;
}

/** Room between a point and its label, in pixels: near, or where that is taken, farther. */
const distances = [7, 14, 24] as const;
/** Between labels side by side, in pixels. */
const apart = 5;
const directions = [[0.7, -0.7], [-0.7, -0.7], [0.7, 0.7], [-0.7, 0.7], [0, -1], [0, 1], [1, 0], [-1, 0]] as const;

/**
 * Puts each label beside its point, within the frame, over no point and no other label, and where it can over no
 * line. What finds no place is left out: the words below the picture say it all.
 * @param lines whose places no label should cover, as `x, y, x, y, …`
 */
export function placeLabels(wishes: readonly LabelWish[], frame: Box, points: readonly { readonly x: number; readonly y: number }[], lines: readonly (readonly number[])[], fontSize: number): readonly PlacedLabel[] {
  const taken: Box[] = points.map(({ x, y }) => ({ x: x - 4.5, y: y - 4.5, width: 9, height: 9 }));
  const placed: PlacedLabel[] = [];
  for (const { x, y, text } of wishes) {
    const [width, height] = [textWidth(text, fontSize), fontSize * 1.15];
    const boxes = distances.flatMap((distance) => directions.map(([across, up]) => boxAt(x + across * distance, y + up * distance, across, up, width, height)));
    const free = boxes.filter((box) => isInside(box, frame) && !taken.some((each) => overlap(box, each)));
    const costs = free.map((box, index) => ({ box, cost: lines.filter((line) => crosses(line, box)).length * 100 + index }));
    const best = costs.reduce<{ readonly box: Box; readonly cost: number } | undefined>((least, each) => (least && least.cost <= each.cost ? least : each), undefined);
    if (!best) continue;
    taken.push({ ...best.box, x: best.box.x - apart, width: best.box.width + 2 * apart });
    placed.push({ x: best.box.x, y: best.box.y + fontSize * 0.9, text });
  }
  return placed;
}

function boxAt(x: number, y: number, across: number, up: number, width: number, height: number): Box {
  return { x: across > 0 ? x : across < 0 ? x - width : x - width / 2, y: up > 0 ? y : up < 0 ? y - height : y - height / 2, width, height };
}

function isInside(box: Box, frame: Box): boolean {
  return box.x >= frame.x + 2 && box.y >= frame.y + 2 && box.x + box.width <= frame.x + frame.width - 2 && box.y + box.height <= frame.y + frame.height - 2;
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a line runs through a box, by its sides. */
function crosses(line: readonly number[], { x, y, width, height }: Box): boolean {
  for (let index = 0; index + 3 < line.length; index += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line.slice(index, index + 4);
    let [enter, leave] = [0, 1];
    for (const [from, to, low, high] of [[x0, x1, x, x + width], [y0, y1, y, y + height]] as const) {
      const way = to - from;
      if (way === 0) {
        if (from < low || from > high) leave = -1;
        continue;
      }
      const [first, second] = [(low - from) / way, (high - from) / way];
      enter = Math.max(enter, Math.min(first, second));
      leave = Math.min(leave, Math.max(first, second));
    }
    if (enter <= leave) return true;
  }
  return false;
}
