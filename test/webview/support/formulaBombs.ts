import type { Page } from 'playwright-core';
import type { RendererPage } from './rendererPage.ts';

export type Scope = { readonly renderer: RendererPage };

const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + 'x' + close.repeat(depth);
const rows = (count: number, row: string): string => Array.from({ length: count }, () => row).join('\\\\');

/** Formulas of each kind that get heavier with their size, to find what is drawn and what is refused. */
export const formulaBombs: Readonly<Record<string, (size: number) => string>> = {
  letters: (size) => 'x+'.repeat(size * 10),
  fractions: (size) => '\\frac12'.repeat(size),
  roots: (size) => '\\sqrt2'.repeat(size),
  scripts: (size) => 'x_1^2'.repeat(size * 4),
  sums: (size) => '\\sum_1^2'.repeat(size * 2),
  boxes: (size) => '\\boxed{x}'.repeat(size),
  arrows: (size) => '\\xleftrightarrow[a]{b}'.repeat(size),
  accents: (size) => '\\widehat{x}\\hat y'.repeat(size),
  brackets: (size) => '\\left(\\frac12\\right)'.repeat(size),
  logos: (size) => '\\TeX'.repeat(size),
  binomials: (size) => '\\binom12'.repeat(size),
  text: (size) => '\\text{é}'.repeat(size * 2),
  'nested fractions': (size) => nested('\\frac{1}{', '}', size),
  'nested roots': (size) => nested('\\sqrt{', '}', size),
  'nested brackets': (size) => nested('\\left(', '\\right)', size),
  'nested boxes': (size) => nested('\\boxed{', '}', size),
  'nested matrices': (size) => nested('\\begin{pmatrix}', '\\end{pmatrix}', size),
  'a matrix': (size) => `\\begin{pmatrix}${rows(Math.ceil(Math.sqrt(size * 4)), Array(Math.ceil(Math.sqrt(size * 4))).fill('x').join('&'))}\\end{pmatrix}`,
  'an array with lines': (size) => `\\begin{array}{|c|c|c|}${rows(size * 2, '\\hline 1&2&3')}\\end{array}`,
  'aligned lines': (size) => `\\begin{align}${rows(size * 3, 'x&=1')}\\end{align}`,
  'numbered lines': (size) => `\\begin{align}${rows(size, 'x&=1\\tag{1}')}\\end{align}`,
  diagrams: (size) => `\\begin{CD}${rows(size, 'A @>a>> B')}\\end{CD}`,
  macros: (size) => `\\def\\a{\\frac12\\sqrt2}\\def\\b{\\a\\a\\a\\a}${'\\b'.repeat(size)}`,
  'macros with arguments': (size) => `\\def\\a#1{\\sqrt{#1}\\frac{#1}{#1}}${nested('\\a{', '}', Math.ceil(size / 8))}`,
};

/** Whether the renderer's page draws a formula, and does not show it as its source. */
async function isDrawn(page: Page, latex: string): Promise<boolean> {
  return page.evaluate((source) => !(window as unknown as Scope).renderer.render(source, true).includes('class="unread"'), `$$\n${latex}\n$$`);
}

/** The largest size of a kind that is drawn at all, found by halving. */
export async function largestDrawn(page: Page, of: (size: number) => string): Promise<number> {
  let low = 1;
  for (let high = 512; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if (await isDrawn(page, of(middle))) low = middle;
    else high = middle;
  }
  return low;
}
