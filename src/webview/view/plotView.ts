import type { Plot } from '../../core/plot.ts';
import { plotPicture, type Shape } from '../../drawing/plotPicture.ts';
import { pathData } from '../../drawing/plotSvg.ts';
import { make } from './dom.ts';
import type { Words } from './words.ts';

const svgSpace = 'http://www.w3.org/2000/svg';

/** Pixels: drawn for the width there is, within these. */
const narrowest = 220;
const widest = 460;
/** Smaller changes of the width are left to scaling. */
const slack = 6;

/** The pictures of an answer, below it. In each everything has a class, and the theme gives it its colour. */
export class PlotView {
  readonly element = make('div', { class: 'plots', hidden: '' });
  readonly #words: Words;
  readonly #observer = new ResizeObserver(() => this.#draw());
  #plots: readonly Plot[] | undefined;
  #width = 0;

  constructor(words: Words) {
    this.#words = words;
    this.#observer.observe(this.element);
  }

  update(plots: readonly Plot[] | undefined): void {
    if (plots === this.#plots) return;
    this.#plots = plots;
    this.#width = 0;
    this.element.hidden = !plots || plots.length === 0;
    this.#draw();
  }

  /** Anew where the width has changed, with text as large as before. */
  #draw(): void {
    const width = Math.round(Math.min(widest, Math.max(narrowest, this.element.clientWidth || widest)));
    if (!this.#plots || Math.abs(width - this.#width) < slack) return;
    this.#width = width;
    this.element.replaceChildren(...this.#plots.map((plot) => make('figure', { class: 'plot' }, this.#picture(plot, width))));
  }

  #picture(plot: Plot, width: number): SVGElement {
    const { height, shapes } = plotPicture(plot, width);
    const alternative = plot.says.map((phrase) => this.#words.phrase(phrase)).join(' ');
    const svg = svgElement('svg', { role: 'img', 'aria-label': alternative, width: String(width), height: String(height), viewBox: `0 0 ${width} ${height}` });
    svg.append(...shapes.map(drawn));
    return svg;
  }
}

function drawn(shape: Shape): SVGElement {
  const look = `plot-${shape.role}`;
  switch (shape.kind) {
    case 'path':
      return svgElement('path', { class: shape.closed ? look : `${look} plot-line`, d: pathData(shape.places, shape.closed) });
    case 'dot':
      return svgElement('circle', { class: look, cx: String(shape.x), cy: String(shape.y), r: String(shape.radius) });
    case 'text': {
      const text = svgElement('text', { class: look, x: String(shape.x), y: String(shape.y), 'text-anchor': shape.anchor });
      text.textContent = shape.text;
      return text;
    }
  }
}

function svgElement(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(svgSpace, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
