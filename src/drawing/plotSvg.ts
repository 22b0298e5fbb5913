import type { Plot } from '../core/plot.ts';
import { plotFont, plotPicture, type Shape, type ShapeRole } from './plotPicture.ts';

/** Colours that can be told apart on white paper, and by their lightness; every line has a dash of its own too. */
const ink: Readonly<Record<ShapeRole, string>> = {
  grid: 'stroke="#e3e6ea" stroke-width="1"',
  axis: 'stroke="#57606a" stroke-width="1"',
  frame: 'stroke="#8c959f" stroke-width="1"',
  tick: 'fill="#57606a"',
  area: 'fill="#0a58ca" fill-opacity="0.22"',
  'area-below': 'fill="#b3400f" fill-opacity="0.22"',
  band: 'fill="#1a7f37" fill-opacity="0.1"',
  solution: 'stroke="#1a7f37" stroke-width="4" stroke-opacity="0.85"',
  pole: 'stroke="#8c959f" stroke-width="1" stroke-dasharray="3 3"',
  'curve-1': 'stroke="#0a58ca" stroke-width="2"',
  'curve-2': 'stroke="#b3400f" stroke-width="2" stroke-dasharray="7 4"',
  'curve-3': 'stroke="#6f42c1" stroke-width="2" stroke-dasharray="2 3"',
  'curve-4': 'stroke="#3d444d" stroke-width="2" stroke-dasharray="9 3 2 3"',
  point: 'fill="#1f2328" stroke="#ffffff" stroke-width="1"',
  'point-open': 'fill="#ffffff" stroke="#1f2328" stroke-width="1.5"',
  label: 'fill="#1f2328"',
  legend: 'fill="#1f2328"',
};

/** Pixels; what is printed or shown elsewhere has room. */
const exportedWidth = 520;

/** A plot as an SVG picture of its own, dark on white, that says in words what is seen. Nothing in it but shapes and words. */
export function plotSvg(plot: Plot, alternative: string, width = exportedWidth): string {
  const { height, shapes } = plotPicture(plot, width);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(alternative)}" font-family="system-ui, sans-serif">`;
  const paper = `<rect x="0" y="0" width="${width}" height="${height}" rx="4" fill="#ffffff"/>`;
  return `${head}${paper}${shapes.map(drawn).join('')}</svg>`;
}

function drawn(shape: Shape): string {
  const look = ink[shape.role];
  switch (shape.kind) {
    case 'path':
      return `<path d="${pathData(shape.places, shape.closed)}" ${look}${shape.closed ? '' : ' fill="none" stroke-linejoin="round"'}/>`;
    case 'dot':
      return `<ellipse cx="${shape.x}" cy="${shape.y}" rx="${shape.radius}" ry="${shape.radius}" ${look}/>`;
    case 'text':
      return `<text x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}" font-size="${shape.role === 'tick' ? plotFont.tick : plotFont.label}" ${look}>${escaped(shape.text)}</text>`;
  }
}

/** The `d` of a path through places. */
export function pathData(places: readonly number[], closed: boolean): string {
  let data = '';
  for (let index = 0; index + 1 < places.length; index += 2) data += `${index === 0 ? 'M' : 'L'}${places[index]} ${places[index + 1]}`;
  return closed ? `${data}Z` : data;
}

function escaped(text: string): string {
  // What XML cannot hold is shown as unknown.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
