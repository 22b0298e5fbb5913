import type { Plot } from '../core/plot.ts';
import { plotPicture, type Shape, type ShapeRole } from '../drawing/plotPicture.ts';
import { latexText } from './latexText.ts';

/** Pixels of the picture, each of which is 0.75 pt. */
const width = 480;

/** What `tikzpicture` needs. */
export const plotPreamble = [
  '\\usepackage{tikz}',
  ...Object.entries({ plotblue: '0A58CA', plotred: 'B3400F', plotviolet: '6F42C1', plotgreen: '1A7F37', plotink: '1F2328', plotgrey: '57606A', plotgrid: 'E3E6EA' }).map(([name, value]) => `\\definecolor{${name}}{HTML}{${value}}`),
];

const look: Readonly<Record<ShapeRole, string>> = {
  grid: 'plotgrid,line width=0.4pt',
  axis: 'plotgrey,line width=0.6pt',
  frame: 'plotgrey,line width=0.4pt',
  tick: 'plotgrey,font=\\scriptsize',
  area: 'plotblue,fill opacity=0.22',
  'area-below': 'plotred,fill opacity=0.22',
  band: 'plotgreen,fill opacity=0.1',
  solution: 'plotgreen,line width=2.5pt',
  pole: 'plotgrey,line width=0.4pt,dash pattern=on 2pt off 2pt',
  'curve-1': 'plotblue,line width=1.2pt',
  'curve-2': 'plotred,line width=1.2pt,dash pattern=on 5pt off 3pt',
  'curve-3': 'plotviolet,line width=1.2pt,dash pattern=on 1.5pt off 2pt',
  'curve-4': 'plotink,line width=1.2pt,dash pattern=on 6pt off 2pt on 1.5pt off 2pt',
  point: 'plotink,fill=plotink',
  'point-open': 'plotink,fill=white,line width=0.8pt',
  label: 'plotink,font=\\footnotesize',
  legend: 'plotink,font=\\footnotesize',
};

const anchors = { start: 'base west', middle: 'base', end: 'base east' } as const;

/** A plot as plain TikZ: lines, circles and words at places, with nothing computed by TeX. */
export function latexPlot(plot: Plot): string {
  return ['\\begin{center}', '\\begin{tikzpicture}[x=0.75pt,y=-0.75pt,line join=round]', ...plotPicture(plot, width).shapes.map(drawn), '\\end{tikzpicture}', '\\end{center}'].join('\n');
}

function drawn(shape: Shape): string {
  const style = look[shape.role];
  switch (shape.kind) {
    case 'path':
      return `\\${shape.closed ? 'fill' : 'draw'}[${style}] ${pathOf(shape.places)}${shape.closed ? ' -- cycle' : ''};`;
    case 'dot':
      return `\\filldraw[${style}] (${shape.x},${shape.y}) circle[radius=${(shape.radius * 0.6).toFixed(1)}pt];`;
    case 'text':
      return `\\node[${style},anchor=${anchors[shape.anchor]},inner sep=0pt] at (${shape.x},${shape.y}) {${latexText(shape.text)}};`;
  }
}

/** TeX reads no line that is endless. */
function pathOf(places: readonly number[]): string {
  const pairs: string[] = [];
  for (let index = 0; index + 1 < places.length; index += 2) pairs.push(`(${places[index]},${places[index + 1]})`);
  return pairs.map((pair, index) => (index === 0 ? pair : `${index % 8 === 0 ? '\n  ' : ' '}-- ${pair}`)).join('');
}
