import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js';
import 'mathjax-full/js/input/tex/noundefined/NoUndefinedConfiguration.js';
import 'mathjax-full/js/input/tex/upgreek/UpgreekConfiguration.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import { isAllowedSvg } from './allowedSvg.ts';
import { isDrawable, type Drawn, type Formula } from './formula.ts';

/** Packages with which a formula can define macros, write HTML or load further packages are not among these. */
const packages = ['base', 'ams', 'boldsymbol', 'cancel', 'configmacros', 'mathtools', 'noundefined', 'upgreek'];

/** Pixels of one ex: a little larger than the text around, which a picture cannot know. */
const exPixels = { inline: 7, display: 8 };
/** A wider picture is made smaller, down to what can still be read. Pixels. */
const widest = 620;
const smallestScale = 0.45;
/** Above and below, so that nothing is cut off where pixels are rounded. */
const margin = 2;

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);

/**
 * A formula as SVG in one colour, with a size in pixels and nothing in it but shapes and words. Undefined where it is
 * too long, too deep, too wide to be read, or where LaTeX does not understand it.
 */
export function drawFormula(formula: Formula, color: string): Drawn | undefined {
  if (!isDrawable(formula) || !/^#[0-9a-f]{6}$/i.test(color)) return undefined;
  // Everything is made anew for each formula, so that none can leave something behind for the next.
  const input = new TeX({ packages, macros: formula.macros ?? {}, maxMacros: 200, maxBuffer: 8 * 1024, formatError: (_: unknown, error: Error) => { throw error; } });
  const output = new SVG({ fontCache: 'local' });
  const document = mathjax.document('', { InputJax: input, OutputJax: output });
  let svg: string;
  try {
    const container = document.convert(formula.latex, { display: formula.display, em: 16, ex: 8, containerWidth: 80 * 16 });
    svg = adaptor.innerHTML(container);
  } catch {
    return undefined;
  }
  return sized(svg, formula.display ? exPixels.display : exPixels.inline, color);
}

function sized(svg: string, ex: number, color: string): Drawn | undefined {
  const width = /^<svg[^>]*? width="([\d.]+)ex"/.exec(svg)?.[1];
  const height = /^<svg[^>]*? height="([\d.]+)ex"/.exec(svg)?.[1];
  const box = /^<svg[^>]*? viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"/.exec(svg)?.slice(1).map(Number);
  if (width === undefined || height === undefined || !box) return undefined;
  const natural = Number(width) * ex;
  const scale = natural > widest ? widest / natural : 1;
  const pixels = { width: Math.ceil(natural * scale), height: Math.ceil(Number(height) * ex * scale) + 2 * margin };
  if (scale < smallestScale || pixels.width === 0) return undefined;
  const [left = 0, top = 0, across = 0, down = 0] = box;
  const space = (margin * down) / Math.max(1, pixels.height - 2 * margin);
  const viewBox = [left, top - space, across, down + 2 * space].map((value) => value.toFixed(0)).join(' ');
  const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${pixels.width}" height="${pixels.height}" viewBox="${viewBox}">`;
  const whole = head + svg.replace(/^<svg[^>]*>/, '').replaceAll('currentColor', color).replace(/ data-[\w-]+="[^"]*"/g, '');
  return isAllowedSvg(whole) ? { svg: whole, ...pixels } : undefined;
}
